import Domain
import FoundationEssentials
import Store

/// Who wants to see or fill in a sheet: a person or a visitor, with what their browser holds.
public struct SheetReader: Sendable {
    public let actor: Actor
    /// Of the secrets of sheets that nobody keeps.
    public let digests: Set<String>

    public init(_ actor: Actor, holding digests: Set<String> = []) {
        self.actor = actor
        self.digests = digests
    }
}

/// A sheet as one reader has it before them.
public struct OpenSheet: Sendable {
    public let sheet: AnswerSheet
    public let instrument: Instrument
    public internal(set) var history: AnswerHistory
    public let standing: Standing
    public let mayAnswer: Bool
    public let mayShare: Bool
    /// Whether it is theirs to keep its result for good: those who only help with the answers do not.
    public let mayFreeze: Bool
    /// Of the secret of its link, while it has one.
    public let digest: String?

    /// How the reader stands to the sheet.
    public enum Standing: Hashable, Sendable {
        /// Holds the secret of its link.
        case bearer
        /// Keeps it for themselves.
        case own
        /// Belongs to the organisation that keeps it.
        case member
        /// Was asked to help by the organisation.
        case guest
        /// Staff to whom the organisation has opened its assessments; each look is noted.
        case recipient
    }

    public var answers: [String: Instrument.Answer] { history.answers }

    /// As whom the reader answers.
    public var role: GivenAnswer.Role {
        switch standing {
        case .bearer, .own, .member: .respondent
        case .guest, .recipient: .adviser
        }
    }
}

extension Catalogue {
    public func instrument(_ id: String) -> Instrument? { instruments.first { $0.id == id } }
}

extension Connection {
    /// The only way to a sheet: one that exists and that this reader may know of.
    public func sheet(
        _ id: Identifier<AnswerSheet>, in catalogue: Catalogue, for reader: SheetReader, at now: Date
    ) throws -> OpenSheet {
        guard let (sheet, digest) = try answerSheets.find(id), let instrument = catalogue.instrument(sheet.instrument)
        else { throw Refusal.notFound }
        let (subject, standing) = try standing(of: reader, to: sheet, digest, at: now)
        guard standing == .bearer || reader.actor.may(.seeAnswers, on: subject) else { throw Refusal.notFound }
        return OpenSheet(
            sheet: sheet, instrument: instrument, history: try sheetAnswers.history(of: id, instrument),
            standing: standing, mayAnswer: standing == .bearer || reader.actor.may(.giveAnswers, on: subject),
            mayShare: reader.actor.may(.shareAnswers, on: subject),
            mayFreeze: standing == .bearer || reader.actor.may(.freezeResult, on: subject), digest: digest)
    }

    /// Notes that staff looks at a sheet on the ground of a consent. Call it in the transaction that reads the sheet.
    public func noteLook(at open: OpenSheet, by actor: Actor, at now: Date) throws {
        guard open.standing == .recipient, let organisation = open.sheet.keeper.organisation else { return }
        _ = try disclose([.assessments], of: .organisation(organisation), for: .advice, to: actor, at: now)
    }

    private func standing(
        of reader: SheetReader, to sheet: AnswerSheet, _ digest: String?, at now: Date
    ) throws -> (Subject, OpenSheet.Standing) {
        switch sheet.keeper {
        case .bearer:
            guard let digest, reader.digests.contains(digest) else { throw Refusal.notFound }
            return (.platform, .bearer)
        case .person(let id): return (.person(id), .own)
        case .organisation(let id):
            let guests = Set(try sheetShares.all(of: sheet.id).compactMap(\.helper))
            let subject = Subject.answers(of: id, consentedTo: try advisers(of: id, at: now), sharedWith: guests)
            if reader.actor.memberships[id] != nil { return (subject, .member) }
            return (subject, reader.actor.person.map(guests.contains) == true ? .guest : .recipient)
        }
    }

    /// The staff to whom an organisation has opened its assessments for advice.
    private func advisers(of id: Identifier<RegisteredOrganisation>, at now: Date) throws -> Set<Scope> {
        Set(
            try consents.all(of: .organisation(id)).filter { $0.covers([.assessments], for: .advice, at: now) }
                .map(\.recipient))
    }
}
