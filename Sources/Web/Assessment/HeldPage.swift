import Domain

/// `assessment/held.mustache`: answers that could not be saved because the session is over. They stand in the form, and are
/// sent again when whoever typed them is back.
struct HeldPage: Page {
    static let template = "assessment/held"

    let title: String
    let text: String
    let formURL: String
    let formToken: String
    let fields: [Field]
    /// Nil for someone who is signed in again.
    let signIn: PageLink?

    struct Field: Sendable {
        let heldName: String
        let heldValue: String
    }

    init(_ form: QueryItems, at location: Location, isSignedIn: Bool, _ strings: Strings) {
        title = strings["assessment.held.title"]
        text = strings[isSignedIn ? "assessment.held.signedIn" : "assessment.held.signedOut"]
        formURL = location.url(location.path)
        formToken = location.visit?.formKey.token ?? ""
        fields = form.pairs.filter { $0.name != FormKey.field }.map { Field(heldName: $0.name, heldValue: $0.value) }
        signIn =
            isSignedIn
            ? nil
            : PageLink(
                linkTitle: strings["account.signIn.title"],
                linkURL: location.url("sign-in", [(ReturnPath.field, formURL)]))
    }
}
