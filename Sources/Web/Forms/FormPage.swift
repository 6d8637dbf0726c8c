import Domain
import Hummingbird
import Store

/// `account/form.mustache`: a page that is one form, or one message.
struct FormPage: Page {
    static let template = "account/form"

    let title: String
    let heading: String
    var lead: String?
    /// How the platform gets its first operator, as long as it has none.
    var firstStart: String?
    /// What happened, where something did.
    var notice: String?
    var errors: [ErrorLine] = []
    var form: Form?
    var points: [Point] = []
    /// What the authenticator of another device reads with its camera.
    var qrCode: QRCode?
    var codes: [Code] = []
    /// Opens the authenticator on the same device.
    var codesLink: PageLink?
    /// Where to go on from here, the likeliest first; each a button.
    var ways: [PageLink] = []
    var links: [PageLink] = []

    struct ErrorLine: Sendable {
        let errorText: String
        let errorHref: String
    }

    struct Point: Sendable {
        let pointText: String
    }

    struct Code: Sendable {
        let codeText: String
    }

    init(title: String, lead: String? = nil, form: Form? = nil, mistakes: [FormMistake] = []) {
        self.title = title
        heading = title
        self.lead = lead
        self.form = form?.with(mistakes)
        errors = mistakes.map { ErrorLine(errorText: $0.text, errorHref: "#\($0.field)") }
    }
}
