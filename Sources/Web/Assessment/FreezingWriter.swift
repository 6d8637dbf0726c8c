import Actions
import Domain
import Store

/// Writes the form that keeps a result, for those whose it is.
struct FreezingWriter {
    private let sheet: SheetWriter
    private let actor: Actor
    /// What is said of the firm on this page.
    private let facts: FirmFacts
    /// The snapshot of the sheet that holds, and what it says.
    private let held: ScoreSnapshots.Stored?
    private let kept: ExaminedSnapshot?
    private let db: Connection

    private var strings: Strings { sheet.strings }
    private var location: Location { sheet.location }

    init(
        sheet: SheetWriter, actor: Actor, facts: FirmFacts, held: ScoreSnapshots.Stored?, kept: ExaminedSnapshot?,
        in db: Connection
    ) {
        self.sheet = sheet
        self.actor = actor
        self.facts = facts
        self.held = held
        self.kept = kept
        self.db = db
    }

    func form(typed form: QueryItems) throws -> ScorePage.Freezing {
        let isSame = kept?.snapshot.answers == sheet.open.answers
        let classification = sheet.catalogue.classification
        let isOpen = !(isSame && held != nil)
        func options(_ notations: [String], _ field: String, _ before: String?) -> [Form.Option] {
            let chosen = form[field] ?? before
            return notations.map {
                Form.Option(
                    optionValue: $0, optionLabel: classification.label($0, in: strings.language),
                    optionChosen: $0 == chosen)
            }
        }
        return ScorePage.Freezing(
            freezeURL: location.url("\(sheet.path)/snapshot"), token: location.visit?.formKey.token ?? "",
            needsReason: held != nil && !isSame, reason: form["reason"] ?? "",
            heldURL: held.map { location.url("verify/\($0.digest)") }, isOpen: isOpen,
            counting: sheet.open.sheet.subject == .firm
                ? try sheet.open.sheet.keeper.organisation.map { try counting($0, asks: isOpen) } : nil,
            regions: options(
                classification.narrower(than: sheet.catalogue.country.code), "region", facts.region),
            activities: options(
                FirmFields.activities(classification), "activity",
                facts.activity),
            sizes: options(
                sheet.catalogue.country.sizeClasses.map(\.notation), "size",
                facts.size))
    }

    /// What the index has of an organisation, and what its reader may do about that; `asks` whether the form does.
    private func counting(
        _ organisation: Identifier<RegisteredOrganisation>, asks: Bool
    ) throws -> ScorePage.Counting {
        let consent = try db.consentToCount(organisation, at: sheet.now)
        let mayConsent = actor.may(.giveConsent, on: .organisation(organisation))
        let days = consent.map { ["date": strings.date(sheet.catalogue.country.day(at: $0.expiresAt))] }
        let path = consent == nil ? "consents/new/\(Purpose.statistics.rawValue)" : "data"
        return ScorePage.Counting(
            countedText: days.map { strings.say("score.countedNow", $0) },
            consentURL: mayConsent && (consent != nil || !asks) ? location.url("\(organisation.ownPath)/\(path)") : nil,
            consentTitle: strings[consent == nil ? "score.countedOffer" : "consent.title"],
            consent: mayConsent && consent == nil ? offer : nil)
    }

    private var offer: ScorePage.Counting.Offer {
        let purpose = Purpose.statistics
        return ScorePage.Counting.Offer(
            offerLabel: strings.say(
                "score.counted", ["term": strings.period(Period(months: ConsentForm.longestTerm))]),
            textVersion: "\(purpose.textVersion)",
            paragraphs: strings.consentText(purpose, version: purpose.textVersion).map(FormPage.Point.init))
    }
}
