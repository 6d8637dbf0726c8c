import Domain

/// A mail in the words of its language: what happened, what to do, what if it was not you.
struct Letter: Sendable {
    static let template = "mail/letter"

    let subject: String
    let greeting: String
    let what: String
    let steps: [Step]
    let otherwise: String
    let closing: String
    let brand: String
    let home: String

    /// Something to do, or one of several things to know.
    struct Step: Sendable {
        let text: String
        /// At most one.
        var links: [String] = []
    }
}

/// Finds the words of a letter.
struct LetterWords {
    let strings: Strings
    /// The address of the platform in the language of the letter.
    let home: String
    /// What the people are called that it speaks of.
    let names: [Identifier<Person>: String]

    func letter(_ content: MailContent) -> Letter {
        switch content {
        case .notification(let news):
            let text = NotificationText(news, names, strings, home: home)
            let steps = text.link.map { [Letter.Step(text: strings["mail.notification.do"], links: [$0])] } ?? []
            return letter(content, subject: text.title, what: text.text, steps: steps)
        case .digest(let news):
            let texts = news.map { NotificationText($0, names, strings, home: home) }
            return letter(
                content, subject: strings.say("mail.digest.subject", count: news.count), what: say(content, "what"),
                steps: texts.map { Letter.Step(text: "• \($0.text)", links: $0.link.map { ["  \($0)"] } ?? []) })
        default:
            return letter(
                content, subject: say(content, "subject"), what: say(content, "what"), steps: steps(of: content))
        }
    }

    private func letter(_ content: MailContent, subject: String, what: String, steps: [Letter.Step]) -> Letter {
        Letter(
            subject: subject, greeting: greeting(of: content), what: what, steps: steps,
            otherwise: say(content, "otherwise"), closing: strings["mail.closing"], brand: strings["brand"], home: home)
    }

    private func steps(of content: MailContent) -> [Letter.Step] {
        switch content {
        case .confirmEmail(_, let link, _), .resetPassword(let link, _), .confirmNewEmail(let link, _),
            .invitation(_, _, _, let link, _), .contactConfirmation(_, let link), .assessmentLink(_, let link, _):
            [.init(text: say(content, "do"), links: [link])]
        case .alreadyRegistered(let signInLink, let resetLink):
            [
                .init(text: say(content, "signIn"), links: [signInLink]),
                .init(text: say(content, "reset"), links: [resetLink]),
            ]
        case .passwordChanged, .emailChanged, .secondFactorChanged, .newSignIn:
            [.init(text: strings["mail.fine"])]
        case .notification, .digest, .trial:
            []
        }
    }

    private func greeting(of content: MailContent) -> String {
        guard case .confirmEmail(let name?, _, _) = content, Self.isName(name) else { return strings["mail.greeting"] }
        return strings.say("mail.greetingName", ["name": name])
    }

    /// Whether a text reads as a name only. Anyone can sign up with the address of another: what they write must not become an advertisement in our name.
    private static func isName(_ text: String) -> Bool {
        (1...60).contains(text.count)
            && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || " -'’ʼ".unicodeScalars.contains($0) }
    }

    private func say(_ content: MailContent, _ part: String) -> String {
        strings.say("mail.\(content.name).\(part)", values(of: content))
    }

    private func values(of content: MailContent) -> [String: String] {
        var values: [String: String] =
            switch content {
            case .confirmEmail(_, _, let minutes), .resetPassword(_, let minutes), .confirmNewEmail(_, let minutes):
                ["time": time(minutes: minutes)]
            case .emailChanged(let newEmail): ["newEmail": newEmail]
            case .newSignIn(let agent, let time): ["agent": agent, "when": time]
            case .invitation(let organisation, let inviter, let role, _, let days):
                [
                    "organisation": organisation, "inviter": names[inviter] ?? strings["organisation.formerPerson"],
                    "role": role,
                    "time": time(minutes: days * 24 * 60),
                ]
            case .contactConfirmation(let organisation, _): ["organisation": organisation]
            case .assessmentLink(let title, _, let days): ["title": title, "time": time(minutes: days * 24 * 60)]
            case .alreadyRegistered, .passwordChanged, .secondFactorChanged, .notification, .digest, .trial: [:]
            }
        values = values.mapValues { HeaderText(cleaning: $0).description }
        values["brand"] = strings["brand"]
        values["home"] = home
        return values
    }

    private func time(minutes: Int) -> String {
        if minutes.isMultiple(of: 24 * 60) { return strings.say("mail.within.days", count: minutes / (24 * 60)) }
        if minutes.isMultiple(of: 60) { return strings.say("mail.within.hours", count: minutes / 60) }
        return strings.say("mail.within.minutes", count: minutes)
    }
}
