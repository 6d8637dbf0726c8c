import Actions
import Domain
import HTTPTypes

/// A refusal in the terms of HTTP and of our sentences.
extension Refusal {
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .emptyCatalogue: .serviceUnavailable
        case .notAllowed, .foreignForm, .wrongCode: .forbidden
        case .linkEnded: .gone
        case .tooManyAttempts: .tooManyRequests
        case .draftChanged, .draft, .draftHasMistakes, .draftIsOpen, .recordIsNamed, .rule, .alreadyRegistered,
            .alreadyMember, .alreadyAssessed, .lastOperator,
            .invitationClosed, .planFull, .scenario:
            .conflict
        }
    }

    /// `error.<key>` and `error.<key>Text` in the words of the interface.
    var key: String {
        switch self {
        case .notFound: "notFound"
        case .emptyCatalogue: "emptyData"
        case .notAllowed, .wrongCode: "notAllowed"
        case .foreignForm: "foreignForm"
        case .draftChanged, .draft, .draftHasMistakes, .draftIsOpen, .recordIsNamed: "draftChanged"
        case .linkEnded: "linkEnded"
        case .tooManyAttempts: "tooManyAttempts"
        case .rule(let proviso): proviso.rawValue
        case .alreadyRegistered: "alreadyRegistered"
        case .alreadyMember: "alreadyMember"
        case .lastOperator: "lastOperator"
        case .planFull: "planFull"
        case .alreadyAssessed: "alreadyAssessed"
        case .scenario(let why): "scenario-\(why)"
        case .invitationClosed(let why): "invitation-\(why.rawValue)"
        }
    }
}
