/// What has to be asked of all firms to tell what changes do: each new rule, and each of its limits taken away and moved.
public struct EffectQuestion: Sendable {
    /// The last change of each source.
    let changes: [SourceChange]
    /// Of each change: the programme among those asked, and what is asked of its limits.
    let asked: [Asked]
    /// To be asked of the population, all together.
    public private(set) var programmes: [Programme] = []

    /// Limits of one rule that are asked for; a rule that people can read has fewer.
    public static let mostLimits = 40
    /// Limits of the rules of all changes that are asked for.
    public static let mostLimitsTogether = 200
    /// How far limits are moved, percent.
    public static let move = 10

    struct Asked: Sendable {
        var programme: Int?
        var limits: [AskedLimit] = []
        var limitsLeftOut = 0
    }

    struct AskedLimit: Sendable {
        let limit: RuleLimit
        /// Places in `programmes`.
        let kept: Int
        let broken: Int
        let lower: Moved?
        let higher: Moved?
    }

    struct Moved: Sendable {
        let comparison: Comparison
        let programme: Int
    }

    public init(_ changes: [SourceChange], on day: Day) {
        let last = Dictionary(changes.map { ($0.source, $0) }) { _, last in last }
        self.changes = changes.map(\.source).uniqued.compactMap { last[$0] }
        var programmes: [Programme] = []
        func ask(_ programme: Programme) -> Int {
            programmes.append(programme)
            return programmes.count - 1
        }
        var left = Self.mostLimitsTogether
        asked = self.changes.map { change in
            guard case .put(let source) = change else { return Asked() }
            let programme = source.programme
            let limits = programme.limits(on: day)
            let told = limits.prefix(min(Self.mostLimits, left))
            left -= told.count
            return Asked(
                programme: ask(programme),
                limits: told.map { limit in
                    func move(_ percent: Int) -> Moved? {
                        limit.moved(percent: percent).map {
                            Moved(comparison: $0, programme: ask(programme.moving(limit, to: $0)))
                        }
                    }
                    return AskedLimit(
                        limit: limit, kept: ask(programme.taking(limit, as: true)),
                        broken: ask(programme.taking(limit, as: false)), lower: move(-Self.move),
                        higher: move(Self.move))
                }, limitsLeftOut: limits.count - told.count)
        }
        self.programmes = programmes
    }
}
