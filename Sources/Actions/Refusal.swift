import Domain

/// Why an action was not carried out, in terms every caller (page, API, command line) can show.
public enum Refusal: Error, Equatable {
    /// It does not exist, or this reader may not know that it does.
    case notFound
    /// No country package was imported yet.
    case emptyCatalogue
    /// It exists, and it is for others to do.
    case notAllowed
    /// A form that was not made for this browser, or too long ago.
    case foreignForm
    /// A mailed link that was used, replaced or is too old.
    case linkEnded
    /// Guessed too often: some minutes have to pass.
    case tooManyAttempts
    /// Neither the authenticator shows this code nor is it one of those on paper.
    case wrongCode
    /// It would be theirs to do, but for this rule.
    case rule(Proviso)
    /// The identifier of the organisation has an account already: its people can be asked to be let in.
    case alreadyRegistered
    case alreadyMember
    /// Nobody else runs the platform: someone else gets the role first.
    case lastOperator
    /// The organisation has a sheet of this assessment for this point in time.
    case alreadyAssessed
    /// Someone else was quicker, or it was too late.
    case invitationClosed(Invitation.Closed)
    /// The draft has gone on since it was looked at.
    case draftChanged
    /// The draft is not such that this can be done to it.
    case draft(Draft.Refused)
    /// A plan, or what was written about a step, is as long as it may be.
    case planFull
    /// The draft has mistakes: they are put right before it is handed in.
    case draftHasMistakes
    /// The person writes in the record already: one text at a time.
    case draftIsOpen
    /// The scenario is not such that this can be done to it.
    case scenario(PolicyScenario.Refused)
    /// Other records name the one that is to go.
    case recordIsNamed
}

extension Actor {
    /// Refuses what this person may not do to something that they may know of.
    func require(_ act: Act, on subject: Subject) throws(Refusal) {
        switch answer(to: act, on: subject) {
        case .allowed: return
        case .notTheirs: throw .notAllowed
        case .unless(let proviso): throw .rule(proviso)
        }
    }

    /// Who it is, where the policy asks for a person; a visitor has nothing to do with what is about a person.
    func requirePerson() throws(Refusal) -> Identifier<Person> {
        guard let person else { throw .notAllowed }
        return person
    }
}
