import Testing

@testable import Outside

struct MailServerTests {
    @Test(arguments: [
        ("smtp://mx.example.by", MailServer.Encryption.whereOffered),
        ("smtp://mx.example.by:587", .whereOffered),
        ("smtp://user:pass@mx.example.by:587", .required),
        ("smtps://mx.example.by", .required),
        ("smtps://127.0.0.1:465", .required),
        ("smtp://localhost", .none),
        ("smtp://user:pass@127.0.0.1:2525", .none),
        ("smtp://[::1]:25", .none),
        ("smtp://localhost.evil.example", .whereOffered),
    ])
    func `a password leaves this machine encrypted only`(text: String, encryption: MailServer.Encryption) throws {
        #expect(try #require(MailServer(text)).encryption == encryption)
    }

    @Test func `user and password are read as they are meant, and stand apart from the address`() throws {
        let server = try #require(MailServer("smtp://no%40reply:p%3Aa%2Fss@mx.example.by:587/"))
        #expect(server.url == "smtp://mx.example.by:587")
        #expect(server.login == .init(user: "no@reply", password: "p:a/ss"))
    }

    @Test(arguments: [
        "", "mx.example.by", "http://mx.example.by", "smtp://", "smtp://user@", "smtp://mx/path", "smtp://mx?x=1",
        "file:///etc/passwd", "smtp://mx\r\nQUIT",
    ])
    func `what is no mail server is refused`(text: String) {
        #expect(MailServer(text) == nil)
    }
}
