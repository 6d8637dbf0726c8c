import Domain

/// A notification in words.
struct NotificationText: Sendable {
    /// What kind of thing happened; the same for all of the kind.
    let title: String
    /// What happened, in a sentence.
    let text: String
    /// Where a person can do something about it.
    let link: String?

    /// Paths begin with `home`: `/be`, or the whole address in a mail.
    init(_ content: NotificationContent, _ names: [Identifier<Person>: String], _ strings: Strings, home: String) {
        let kind = content.kind.rawValue
        title = strings["notifications.\(kind).title"]
        text = strings.say(
            "notifications.\(kind).text",
            Self.values(of: content) { names[$0] ?? strings["organisation.formerPerson"] }.mapValues {
                HeaderText(cleaning: $0).description
            })
        link = content.path.map { "\(home)/\($0)" }
    }

    private static func values(
        of content: NotificationContent, _ name: (Identifier<Person>) -> String
    ) -> [String: String] {
        switch content {
        case .newSignIn(let agent, let time): ["agent": agent, "when": time]
        case .emailChanged(let newEmail): ["newEmail": newEmail]
        case .invitationAccepted(let person, let organisation, _), .memberLeft(let person, let organisation, _),
            .joinRequested(let person, let organisation, _), .shareTaken(let person, let organisation, _),
            .adviserAnswered(let person, let organisation, _):
            ["person": name(person), "organisation": organisation]
        case .roleChanged(let organisation, _), .contactToConfirm(let organisation, _),
            .memberAdmitted(let organisation, _), .joiningDeclined(let organisation), .memberRemoved(let organisation),
            .organisationVerified(let organisation, _):
            ["organisation": organisation]
        case .draftHandedIn(let author, let record, _): ["author": name(author), "record": record]
        case .changesAsked(let record, let words, _), .draftDeclined(let record, let words, _):
            ["record": record, "words": words]
        case .draftPublished(let record, _), .recordChanged(let record, _): ["record": record]
        case .scenarioProposed(let author, let scenario, _): ["author": name(author), "scenario": scenario]
        case .scenarioPublished(let scenario, _): ["scenario": scenario]
        case .mandateGiven(let organisation, let giver, _): ["organisation": organisation, "giver": name(giver)]
        case .passwordChanged, .secondFactorChanged: [:]
        }
    }
}
