import ArgumentParser
import Configuration
import Foundation
import Logging
import Outside
import SystemPackage
import Web

/// What an operator sets: by environment, or in the YAML file of `--config`; the environment wins.
struct Settings: Sendable {
    let databaseURL: String
    let host: String
    let port: Int
    let logLevel: Logger.Level
    let web: Services.Settings
    /// Where the key stands that seals secrets; made when a server starts.
    let secretKeyFile: String
    /// A business register whose firms staff may count; nil for none.
    let registerFile: String?
    let mail: MailSettings
    let jobs: JobSettings

    init(file: String?, database: String?) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file {
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
            } catch {
                throw CommandError("The settings file \(file) cannot be read: \(error)")
            }
        }
        let reader = ConfigReader(providers: providers)
        databaseURL = database ?? reader.string(forKey: "database.url", default: "sqlite:var/platform.sqlite")
        host = reader.string(forKey: "host", default: "127.0.0.1")
        port = try Self.number("port", in: 0...65_535, default: 8080, reader)
        let level = reader.string(forKey: "log.level", default: "info")
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw CommandError(
                "LOG_LEVEL is “\(level)”; use one of trace, debug, info, notice, warning, error, critical.")
        }
        self.logLevel = logLevel
        var web = Services.Settings()
        web.publicURL = reader.string(forKey: "public.url", default: "")
        if !web.publicURL.isEmpty, web.publicURL.wholeMatch(of: /https?:\/\/[^\/\s'",;]+(\/[^\s?#]*)?/) == nil {
            throw CommandError("PUBLIC_URL is “\(web.publicURL)”; it must look like https://industry.example.")
        }
        web.tileURL = reader.string(forKey: "tile.url", default: "")
        if !web.tileURL.isEmpty, web.tileURL.wholeMatch(of: /https?:\/\/[^\/\s'",;]+\/\S*\{z\}\S*/) == nil {
            throw CommandError("TILE_URL is “\(web.tileURL)”; it must look like https://tiles.example/{z}/{x}/{y}.png.")
        }
        web.searchesPerMinute = try Self.number("searches.per.minute", in: 0...1_000_000, default: 300, reader)
        web.submissionsPerMinute = try Self.number("submissions.per.minute", in: 0...1_000_000, default: 120, reader)
        web.trustedProxies = try Self.number("trusted.proxies", in: 0...10, default: 0, reader)
        web.provider = try Self.provider(reader)
        web.localURL = "http://\(host):\(port)"
        self.web = web
        secretKeyFile = reader.string(forKey: "session.secret.file", default: "var/session.key")
        let register = reader.string(forKey: "register.file", default: "")
        registerFile = register.isEmpty ? nil : register
        mail = try MailSettings(reader)
        jobs = try JobSettings(reader)
    }

    /// `OPENID_ISSUER`, `OPENID_NAME`, `OPENID_CLIENT_ID` and the secret in `OPENID_SECRET_FILE`; all of them or none.
    private static func provider(_ reader: ConfigReader) throws -> OpenIDProvider? {
        let keys: [ConfigKey] = ["openid.issuer", "openid.name", "openid.client.id", "openid.secret.file"]
        let values = keys.map { reader.string(forKey: $0, default: "") }
        guard values.contains(where: { !$0.isEmpty }) else { return nil }
        guard values.allSatisfy({ !$0.isEmpty }) else {
            throw CommandError(
                "Set OPENID_ISSUER, OPENID_NAME, OPENID_CLIENT_ID and OPENID_SECRET_FILE together, or none of them.")
        }
        guard let secret = try? String(contentsOfFile: values[3], encoding: .utf8) else {
            throw CommandError("OPENID_SECRET_FILE \(values[3]) cannot be read.")
        }
        return OpenIDProvider(
            issuer: values[0], name: values[1], clientID: values[2],
            clientSecret: String(secret.filter { !$0.isNewline }))
    }

    static func number(
        _ key: ConfigKey, in range: ClosedRange<Int>, default value: Int, _ reader: ConfigReader
    ) throws -> Int {
        let text = reader.string(forKey: key, default: "\(value)")
        guard let number = Int(text), range.contains(number) else {
            let name = "\(key)".uppercased().replacing(".", with: "_")
            throw CommandError(
                "\(name) is “\(text)”; it must be a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

/// An input that was understood and refused: the reason goes to standard error, the exit status is 1.
struct CommandError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
