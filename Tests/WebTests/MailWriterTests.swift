import Domain
import Foundation
import TestSupport
import Testing
import Web

struct MailWriterTests {
    private static let link = "https://industry.example/be/sign-up/SECRET_-0123456789"

    private static let contents: [MailContent] = [
        .confirmEmail(name: "Алена Вірская", link: link, minutes: 60),
        .confirmEmail(name: nil, link: link, minutes: 30),
        .alreadyRegistered(signInLink: link, resetLink: link + "/2"), .resetPassword(link: link, minutes: 30),
        .passwordChanged, .confirmNewEmail(link: link, minutes: 1440), .emailChanged(newEmail: "a…@firm.by"),
        .secondFactorChanged, .newSignIn(agent: "Firefox, Linux", time: "1 сакавіка 2026 г., 12:00"),
        .invitation(organisation: "ААТ «Кветка»", inviter: Identifier("ivan"), role: "рэдактар", link: link, days: 7),
        .contactConfirmation(organisation: "ААТ «Кветка»", link: link),
        .assessmentLink(title: "Праверка майстэрні", link: link, days: 90),
        .notification(
            .invitationAccepted(person: Identifier("alena"), organisation: "Кветка", path: "organisations/1")),
        .digest([.passwordChanged, .mandateGiven(organisation: "Кветка", giver: Identifier("ivan"), path: "mandates")]),
        .trial,
    ]

    private static func message(
        _ content: MailContent, _ language: Language = .be,
        names: [Identifier<Person>: String] = [Identifier("ivan"): "Іван", Identifier("alena"): "Алена"]
    ) throws -> MailMessage {
        let writer = try MailWriter(
            sender: try #require(Mailbox("Smart Industry <noreply@industry.example>")),
            publicURL: "https://industry.example")
        return try writer.message(
            Mail(
                id: Identifier("m1"), recipient: try #require(EmailAddress("alena@firm.example")), language: language,
                content: content, names: names, createdAt: .march1))
    }

    @Test(arguments: Language.allCases)
    func `every mail is written in every language, with nothing left to fill in`(language: Language) throws {
        for content in Self.contents {
            let message = try Self.message(content, language)
            #expect(!message.subject.description.isEmpty)
            #expect(!(message.subject.description + message.text).contains(/[{}]|mail\.|notifications\.|&[a-z#]/))
            #expect(!message.text.contains("\n\n\n"), "\(content.name)")
            #expect(message.text.contains("https://industry.example/\(language.rawValue)"))
            #expect(message.language == language)
        }
    }

    @Test(arguments: ["confirmEmail", "alreadyRegistered", "invitation", "digest", "passwordChanged"])
    func `the letters read as they should`(name: String) throws {
        let content = try #require(Self.contents.first { $0.name == name })
        let message = try Self.message(content)
        let golden = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../Data/mail/\(name).be.txt").standardized, encoding: .utf8)
        #expect("\(message.subject)\n\n\(message.text)" == golden)
    }

    @Test func `a link is written as it is, alone on its line`() throws {
        let link = "https://industry.example/be/x?a=1&b=%D1%84"
        let message = try Self.message(.resetPassword(link: link, minutes: 30))
        #expect(message.text.split(separator: "\n").contains(Substring(link)))
    }

    @Test(arguments: ["Win at evil.example", "http://evil.example", "a\nb", "100 % free!", "<b>"])
    func `who signs up with the address of another cannot write to them`(name: String) throws {
        let message = try Self.message(.confirmEmail(name: name, link: Self.link, minutes: 30), .en)
        #expect(message.text.hasPrefix("Hello,\n"))
    }

    @Test func `names neither break lines nor add headers`() throws {
        let message = try Self.message(
            .invitation(
                organisation: "Кветка\r\nBcc: all@firm.example", inviter: Identifier("ivan"), role: "x",
                link: Self.link,
                days: 1), names: [Identifier("ivan"): "a\u{2028}b"])
        #expect(message.subject.description == "Запрашэнне: Кветка Bcc: all@firm.example")
        #expect(!message.source.contains("\nBcc:"))
        #expect(!message.text.contains("\u{2028}"))
    }

    @Test func `who has closed the account is not named`() throws {
        let news = NotificationContent.memberLeft(person: Identifier("ivan"), organisation: "Mill", path: "x")
        let message = try Self.message(.notification(news), .en, names: [:])
        #expect(message.text.contains("A person whose account is closed no longer works on behalf of Mill."))
    }

    @Test func `the same mail is the same byte for byte`() throws {
        #expect(try Self.message(.trial).source == Self.message(.trial).source)
    }
}
