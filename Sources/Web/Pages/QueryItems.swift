import Domain
import Foundation
import Hummingbird

/// The query of a request as an HTML form writes it: names may repeat, `+` is a space.
struct QueryItems: Sendable {
    private let items: [(name: String, value: String)]

    static let lengthLimit = 16_000
    static let countLimit = 200
    /// Fields of a form that holds a whole record.
    static let recordCountLimit = 5000

    static let none = QueryItems()

    private init() { items = [] }

    /// Refuses what no form of ours could have sent.
    init(_ request: Request) throws {
        let query = request.uri.query ?? ""
        guard query.utf8.count <= Self.lengthLimit else { throw HTTPError(.uriTooLong) }
        try self.init(encoded: query)
    }

    /// A query, or the body of a form.
    init(encoded text: String, limit: Int = Self.countLimit) throws {
        let parts = text.split(separator: "&")
        guard parts.count <= limit else { throw HTTPError(.badRequest) }
        items = try parts.map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (try Self.decoded(pair[0]), pair.count > 1 ? try Self.decoded(pair[1]) : "")
        }
    }

    /// The first value of a name that is not empty.
    subscript(name: String) -> String? { items.first { $0.name == name && !$0.value.isEmpty }?.value }

    func all(_ name: String) -> [String] { items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// Whether the name occurs, with or without a value.
    func has(_ name: String) -> Bool { items.contains { $0.name == name } }

    /// A whole number from 1 to what 32 bits hold; nil where the name does not occur.
    func number(_ name: String) throws -> Int? {
        guard has(name) else { return nil }
        guard let number = Int(self[name] ?? ""), (1...Self.largestNumber).contains(number) else {
            throw Mistakes(
                mistakes: [
                    Mistake(pointer: "/\(name)", problem: .outOfRange(low: "1", high: "\(Self.largestNumber)"))
                ], status: .badRequest)
        }
        return number
    }

    private static let largestNumber = 2_147_483_647

    /// The first value of every name.
    var values: [String: String] { Dictionary(items.map { ($0.name, $0.value) }) { first, _ in first } }

    /// All of them, as they came.
    var pairs: [(name: String, value: String)] { items }

    var names: [String] { items.map(\.name) }

    private static func decoded(_ text: Substring) throws -> String {
        let spaced = text.replacing("+", with: " ")
        guard let decoded = spaced.removingPercentEncoding, !decoded.utf8.contains(0) else {
            throw HTTPError(.badRequest)
        }
        return decoded
    }
}
