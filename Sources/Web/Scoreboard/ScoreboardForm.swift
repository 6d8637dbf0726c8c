import Actions
import Domain
import Store

/// Which part of the index a reader wants, read from the address. What is not said, or was never made, is the newest, the total;
/// the breakdown is by activity.
struct ScoreboardForm: Sendable {
    /// Nil while no edition was made.
    let measure: IndexMeasure?
    let breakdown: Breakdown

    static let usualBreakdown = Breakdown([.activity])

    /// `measures` are those of all editions, the newest first. Throws `Refusal.notFound` for what means nothing.
    init(_ query: QueryItems, _ measures: [IndexMeasure]) throws {
        func known<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
            guard let text = query[name] else { return nil }
            guard let value = read(text) else { throw Refusal.notFound }
            return value
        }
        breakdown = try known("by", Breakdown.init) ?? Self.usualBreakdown
        let instruments = Set(measures.map(\.instrument))
        let instrument = try known("instrument") { instruments.contains($0) ? $0 : nil }
        let period = try known("period", HalfYear.init)
        let dimension = query["dimension"]
        // Who changes one choice is shown the nearest to the others that there is.
        func distance(_ place: Int) -> (Int, Int, Int, Int) {
            let measure = measures[place]
            return (
                period == nil || measure.period == period ? 0 : 1, measure.dimension == dimension ? 0 : 1,
                measure.dimension == nil ? 0 : 1, place
            )
        }
        let offered = measures.indices.filter { instrument == nil || measures[$0].instrument == instrument }
        measure = offered.min { distance($0) < distance($1) }.map { measures[$0] }
    }
}
