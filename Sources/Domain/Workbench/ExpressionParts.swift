extension Criterion.Expression {
    /// Where its parts stand, those of a group before theirs: `["/all/0", "/all/1", "/all/1/any/0"]`.
    var paths: [String] {
        parts.enumerated().flatMap { place, part in
            let path = "/\(groupName)/\(place)"
            return [path] + part.paths.map { path + $0 }
        }
    }

    /// The expression without the part at a path; nil when it would leave a group empty, or nothing is there.
    public func removing(_ path: String) -> Criterion.Expression? {
        guard let (place, rest) = step(path) else { return nil }
        var left = parts
        if rest.isEmpty {
            guard parts.count > 1 else { return nil }
            left.remove(at: place)
        } else {
            guard let part = parts[place].removing(rest) else { return nil }
            left[place] = part
        }
        return with(left)
    }

    /// The part at a path; itself at the empty one, nil where nothing is.
    func part(at path: String) -> Criterion.Expression? {
        guard let (place, rest) = step(path) else { return path.isEmpty ? self : nil }
        return parts[place].part(at: rest)
    }

    /// The expression with another part at a path.
    func replacing(_ path: String, with part: Criterion.Expression) -> Criterion.Expression {
        guard let (place, rest) = step(path) else { return path.isEmpty ? part : self }
        var parts = parts
        parts[place] = parts[place].replacing(rest, with: part)
        return with(parts)
    }

    /// The first step of a path, and what follows it; nil where it leads nowhere.
    private func step(_ path: String) -> (place: Int, rest: String)? {
        let steps = path.split(separator: "/", maxSplits: 2)
        guard steps.count >= 2, steps[0] == groupName, let place = Int(steps[1]), parts.indices.contains(place) else {
            return nil
        }
        return (place, steps.count > 2 ? "/\(steps[2])" : "")
    }

    private var parts: [Criterion.Expression] {
        switch self {
        case .all(let parts), .any(let parts), .none(let parts): parts
        case .comparison: []
        }
    }

    private var groupName: String {
        switch self {
        case .all: "all"
        case .any: "any"
        case .none: "none"
        case .comparison: ""
        }
    }

    private func with(_ parts: [Criterion.Expression]) -> Criterion.Expression {
        switch self {
        case .all: .all(parts)
        case .any: .any(parts)
        case .none: .none(parts)
        case .comparison: self
        }
    }
}
