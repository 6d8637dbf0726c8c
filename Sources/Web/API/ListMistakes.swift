import Domain
import Store

extension QueryItems {
    /// What a program got wrong in the query of a list: every mistake, where a page would show the first or forgive it.
    func mistakes(_ catalogue: Catalogue, only kind: Kind?) -> [Mistake] {
        names.uniqued.flatMap { name in
            let pointer = "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
            return problems(name, catalogue, only: kind).map { Mistake(pointer: pointer, problem: $0) }
        }
    }

    private func problems(_ name: String, _ catalogue: Catalogue, only kind: Kind?) -> [Mistake.Problem] {
        let values = all(name)
        let count = names.count { $0 == name }
        switch name {
        case "q": return count > 1 ? [.duplicate(name)] : []
        case "page", "limit": return count > 1 ? [.duplicate(name)] : values.isEmpty ? [.empty] : []
        case "kind" where kind == nil:
            if values.count < count { return [.empty] }
            return values.allSatisfy { Kind(rawValue: $0) != nil } ? [] : [.notOneOf(Kind.allCases.map(\.rawValue))]
        case _ where catalogue.country.facets.contains(name):
            if values.count < count { return [.empty] }
            return values.filter { catalogue.classification[$0]?.scheme != name }.map { .unknownNotation($0) }
        default: return [.unknownField(name: name)]
        }
    }
}
