import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Secrets

/// The cookies of the platform. None says anything to whoever reads it.
enum PlatformCookie: String {
    /// Who is signed in.
    case session
    /// Which visitor a form was made for.
    case visitor
    /// What a person takes along to a provider and back, sealed.
    case journey
    /// The plan of a visitor who has no account.
    case plan
    /// The secrets of assessments begun without an account.
    case sheets

    /// Over HTTPS with the prefix that keeps other hosts and plain HTTP from setting it (RFC 6265bis).
    private func name(isSecure: Bool) -> String { isSecure ? "__Host-\(rawValue)" : rawValue }

    func secret(in request: Request, isSecure: Bool) -> SecretToken? {
        text(in: request, isSecure: isSecure).flatMap { SecretToken($0) }
    }

    func text(in request: Request, isSecure: Bool) -> String? {
        let name = name(isSecure: isSecure) + "="
        let pairs = request.headers[values: .cookie].prefix(8).flatMap { $0.prefix(8192).split(separator: ";") }
        return pairs.lazy.map { $0.drop { $0 == " " } }.first { $0.hasPrefix(name) }
            .map { String($0.dropFirst(name.count)) }
    }

    /// Without a secret the browser forgets it.
    func set(_ secret: SecretToken?, for seconds: Int? = nil, isSecure: Bool, in response: inout Response) {
        set(text: secret?.text, for: seconds, isSecure: isSecure, in: &response)
    }

    func set(text: String?, for seconds: Int? = nil, isSecure: Bool, in response: inout Response) {
        var field = "\(name(isSecure: isSecure))=\(text ?? ""); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { field += "; Secure" }
        if let age = text == nil ? 0 : seconds { field += "; Max-Age=\(age)" }
        response.headers[values: .setCookie].append(field)
    }
}

extension Services.Settings {
    /// Whether readers come by HTTPS.
    var isSecure: Bool { publicURL.hasPrefix("https:") }

    /// The address of the platform as its operator knows it, without a slash at its end.
    public var ownAddress: String {
        let address = publicURL.isEmpty ? localURL : publicURL
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}
