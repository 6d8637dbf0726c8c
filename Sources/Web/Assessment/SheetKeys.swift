import Actions
import Domain
import Hummingbird
import Secrets

/// The secrets of assessments begun without an account that a browser holds, the newest first.
struct SheetKeys: Sendable {
    private let secrets: [SecretToken]
    /// What the form that was sent carries.
    private let carried: SecretToken?
    private let isSecure: Bool

    /// The field in which a form of such an assessment carries its secret: it outlives a lost cookie.
    static let field = "key"
    private static let limit = 12

    init(_ request: Request, _ context: Context, isSecure: Bool) {
        let text = PlatformCookie.sheets.text(in: request, isSecure: isSecure) ?? ""
        let carried = context.visit.form[Self.field].flatMap { SecretToken($0) }
        let held = text.split(separator: ".").prefix(Self.limit).compactMap { SecretToken(String($0)) }
        self.init([carried].compactMap(\.self) + held, carried: carried, isSecure: isSecure)
    }

    private init(_ secrets: [SecretToken], carried: SecretToken?, isSecure: Bool) {
        self.secrets = secrets
        self.carried = carried
        self.isSecure = isSecure
    }

    var digests: Set<String> { Set(secrets.map(\.digest)) }

    /// Of the form alone: what proves that nobody else made it.
    var carriedDigests: Set<String> { Set([carried].compactMap(\.self).map(\.digest)) }

    /// The secret that opens a sheet.
    func secret(of open: OpenSheet) -> SecretToken? { secrets.first { $0.digest == open.digest } }

    /// The same with one more.
    func holding(_ secret: SecretToken) -> SheetKeys {
        let others = secrets.filter { $0.text != secret.text }
        return SheetKeys(Array(([secret] + others).prefix(Self.limit)), carried: carried, isSecure: isSecure)
    }

    /// Makes the browser hold them as long as the sheets are kept.
    func keep(in response: inout Response) {
        guard !secrets.isEmpty else { return }
        PlatformCookie.sheets.set(
            text: secrets.prefix(Self.limit).map(\.text).joined(separator: "."), for: AnswerSheet.daysKept * 86_400,
            isSecure: isSecure, in: &response)
    }
}

extension Services {
    func sheetKeys(_ request: Request, _ context: Context) -> SheetKeys {
        SheetKeys(request, context, isSecure: settings.isSecure)
    }
}
