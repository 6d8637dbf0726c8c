internal import CCurl
import Dispatch
import Domain
import FoundationEssentials
import Glibc

/// Hands mail to a server by SMTP, with libcurl.
public struct MailSender: Sendable {
    private let server: MailServer
    /// The path of a certificate to trust beside those of the system.
    private let authority: String?
    /// Seconds for one mail, from the name of the server to its last answer.
    private let patience: Int
    /// Off the threads that everything else shares: a server may take its time.
    private let queue = DispatchQueue(label: "mail", attributes: .concurrent)

    /// `authority` is the path of a certificate (PEM) of whoever vouches for the server, where the system does not know them.
    public init(server: MailServer, trusting authority: String? = nil, patience: Int) {
        self.server = server
        self.authority = authority
        self.patience = patience
        makeCurlReady()
    }

    public func send(_ message: MailMessage) async -> MailReply {
        await withCheckedContinuation { continuation in
            queue.async {
                guard let handle = curl_easy_init() else { return continuation.resume(returning: .later("no memory")) }
                // Before we say good-bye to the server, which may be slow to answer: its answer to the mail is to be written at once.
                continuation.resume(returning: send(message, with: handle))
                curl_easy_cleanup(handle)
            }
        }
    }

    private func send(_ message: MailMessage, with handle: UnsafeMutableRawPointer) -> MailReply {
        guard let recipients = curl_slist_append(nil, "<\(message.recipient)>") else { return .later("no memory") }
        defer { curl_slist_free_all(recipients) }
        curl_set_text(handle, CURLOPT_URL, server.url)
        curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        if let login = server.login {
            curl_set_text(handle, CURLOPT_USERNAME, login.user)
            curl_set_text(handle, CURLOPT_PASSWORD, login.password)
        }
        if let authority { curl_set_text(handle, CURLOPT_CAINFO, authority) }
        curl_set_number(handle, CURLOPT_USE_SSL, Int(server.encryption.level.rawValue))
        curl_set_number(handle, CURLOPT_TIMEOUT, patience)
        curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, max(1, patience / 2))
        curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(message.sender.address)>")
        let source = Array(message.source.utf8CString)
        return source.withUnsafeBufferPointer { text in
            var mail = curl_mail()
            mail.text = text.baseAddress
            mail.left = text.count - 1
            curl_set_mail(handle, &mail, recipients)
            return Self.reply(curl_easy_perform(handle), mail)
        }
    }

    private static func reply(_ code: CURLcode, _ mail: curl_mail) -> MailReply {
        if code == CURLE_OK { return .accepted }
        let answer = withUnsafeBytes(of: mail.answer) { bytes in
            HeaderText(cleaning: String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)).description
        }
        let status = Int(answer.prefix(3)) ?? 0
        switch (code, status) {
        // What is wrong with our name, password or encryption is not the mail's fault.
        case (_, 530), (_, 534), (_, 535), (_, 538), (CURLE_LOGIN_DENIED, _), (CURLE_USE_SSL_FAILED, _):
            return .later(answer.isEmpty ? String(cString: curl_easy_strerror(code)) : answer)
        case (_, 500...599): return .refused(answer)
        case (_, 400...499): return .later(answer)
        default: return .later(String(cString: curl_easy_strerror(code)))
        }
    }
}

extension MailServer.Encryption {
    fileprivate var level: curl_usessl {
        switch self {
        case .none: CURLUSESSL_NONE
        case .whereOffered: CURLUSESSL_TRY
        case .required: CURLUSESSL_ALL
        }
    }
}
