import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Secrets

/// The two cookies of the platform: who is signed in, and which visitor a form was made for. Neither says anything by itself.
enum PlatformCookie: String {
    case session
    case visitor

    /// Over HTTPS with the prefix that keeps other hosts and plain HTTP from setting it (RFC 6265bis).
    private func name(isSecure: Bool) -> String { isSecure ? "__Host-\(rawValue)" : rawValue }

    func secret(in request: Request, isSecure: Bool) -> SecretToken? {
        let name = name(isSecure: isSecure) + "="
        let pairs = request.headers[values: .cookie].prefix(8).flatMap { $0.prefix(8192).split(separator: ";") }
        return pairs.lazy.map { $0.drop { $0 == " " } }.first { $0.hasPrefix(name) }
            .flatMap { SecretToken(String($0.dropFirst(name.count))) }
    }

    /// Without a secret the browser forgets it.
    func set(_ secret: SecretToken?, for seconds: Int? = nil, isSecure: Bool, in response: inout Response) {
        var field = "\(name(isSecure: isSecure))=\(secret?.text ?? ""); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { field += "; Secure" }
        if let age = secret == nil ? 0 : seconds { field += "; Max-Age=\(age)" }
        response.headers[values: .setCookie].append(field)
    }
}

extension Services.Settings {
    /// Whether readers come by HTTPS.
    var isSecure: Bool { publicURL.hasPrefix("https:") }

    /// The address of the platform as its operator knows it, without a slash at its end.
    var ownAddress: String {
        let address = publicURL.isEmpty ? localURL : publicURL
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}
