import Domain
import Foundation
import Testing

struct MailMessageTests {
    private func message(subject: String, text: String = "Hello\n", from: String = "noreply@industry.example") throws
        -> MailMessage
    {
        MailMessage(
            Mail(
                id: Identifier("m1"), recipient: try #require(EmailAddress("alena@firm.example")), language: .be,
                content: .trial, createdAt: Date(timeIntervalSince1970: 1_772_355_605)),
            from: try #require(Mailbox(from)), subject: try #require(HeaderText(subject)), text: text)
    }

    @Test func `a mail as it goes out`() throws {
        #expect(
            try message(subject: "Mail arrives", from: "Smart Industry <noreply@industry.example>").source == """
                Message-ID: <m1@industry.example>\r
                Date: Sun, 01 Mar 2026 09:00:05 +0000\r
                From: Smart Industry <noreply@industry.example>\r
                To: alena@firm.example\r
                Subject: Mail arrives\r
                Content-Language: be\r
                Auto-Submitted: auto-generated\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 7bit\r
                \r
                Hello\r

                """)
    }

    @Test func `letters of any script go out in ASCII, in short lines, and come back`() throws {
        let subject = "Пацвердзіце, калі ласка, свой адрас: ўёі’ — і яшчэ столькі слоў, што ў радок не змесціцца 👩‍🏭"
        let text = "Добры дзень!\n\n" + String(repeating: "Прадпрыемства ", count: 100) + "\n"
        let source = try message(subject: subject, text: text).source
        let lines = source.components(separatedBy: "\r\n")
        #expect(source.utf8.allSatisfy { $0 < 128 })
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.contains("\n") })

        let words = source.matches(of: /=\?UTF-8\?B\?([^?]+)\?=/)
        #expect(words.count > 1)
        #expect(words.allSatisfy { $0.0.utf8.count <= 75 })
        // Each word is whole letters.
        let parts = words.map { Data(base64Encoded: String($0.1)).flatMap { String(data: $0, encoding: .utf8) } ?? "?" }
        #expect(parts.joined() == subject)
        let body = try #require(source.split(separator: "\r\n\r\n", maxSplits: 1).last)
        let decoded = try #require(Data(base64Encoded: String(body), options: .ignoreUnknownCharacters))
        #expect(String(decoding: decoded, as: UTF8.self) == text.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test func `a subject that looks encoded is encoded`() throws {
        #expect(
            try message(subject: "=?UTF-8?B?AAAA?=").source.contains("Subject: =?UTF-8?B?PT9VVEYtOD9CP0FBQUE/PQ==?="))
    }

    @Test func `a name with marks is not read as addresses`() throws {
        #expect(
            try message(subject: "x", from: "Center, \"the\" <noreply@industry.example>").source
                .contains("From: =?UTF-8?B?Q2VudGVyLCAidGhlIg==?= <noreply@industry.example>\r\n"))
    }

    @Test(arguments: [
        "a\nBcc: x@y.by", "a\r\nBcc: x@y.by", "a\rb", "a\u{0}b", "a\u{85}b", "a\u{2028}b", "a\u{2029}b", "a\u{B}b",
        "a\u{C}b", "a\u{7F}b", "a\u{202E}b", "a\u{200B}b",
    ])
    func `no text of two lines gets into a header`(text: String) {
        #expect(HeaderText(text) == nil)
        #expect(Mailbox("\(text) <a@b.by>") == nil)
        #expect(EmailAddress("a@b.by\(text.dropFirst())") == nil)
        #expect(HeaderText(HeaderText(cleaning: text).description) != nil)
    }

    @Test(arguments: [
        ("noreply@industry.example", nil, "noreply@industry.example"),
        ("Smart Industry <noreply@industry.example>", "Smart Industry", "noreply@industry.example"),
        ("Разумная прамысловасць <a@b.by>", "Разумная прамысловасць", "a@b.by"),
        ("<a@b.by>", nil, "a@b.by"),
    ])
    func `a sender is read`(text: String, name: String?, address: String) throws {
        let mailbox = try #require(Mailbox(text))
        #expect(mailbox.name?.description == name)
        #expect(mailbox.address.description == address)
    }

    @Test(arguments: ["", "nobody", "a <b", "a <b@c.by> d", "a <b@c.by", "x@пошта.бел"])
    func `what is no sender is refused`(text: String) {
        #expect(Mailbox(text) == nil)
    }

    @Test func `every mail says how it is called in words that are stored`() throws {
        let contents: [MailContent] = [
            .confirmEmail(name: nil, link: "l", minutes: 5), .passwordChanged, .digest([.passwordChanged]),
            .notification(.roleChanged(organisation: "o", path: "p")),
        ]
        for content in contents {
            let json = try JSONEncoder().encode(content)
            #expect(try JSONDecoder().decode(MailContent.self, from: json) == content)
            // The name in the row is the name in the stored value.
            #expect(String(decoding: json, as: UTF8.self).contains("{\"\(content.name)\":"))
        }
    }
}
