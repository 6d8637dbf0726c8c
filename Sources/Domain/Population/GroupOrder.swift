/// The order of firms in which those alike in every trait stand side by side.
struct GroupOrder {
    /// Which firm comes to stand at each place.
    private(set) var firms: [Int32]
    private(set) var groups: [PopulationGroup] = []
    private(set) var starts: [Int] = [0]

    init(_ facts: FactTable, traits: PopulationTraits) {
        let orders = PopulationTrait.allCases.map { traits.order(of: $0) }
        // A group's number: its place in the product of all orders.
        var numbers = [Int32](repeating: 0, count: facts.count)
        for (trait, order) in zip(PopulationTrait.allCases, orders) {
            TraitPlaces(trait, order, traits).add(to: &numbers, facts)
        }
        var sizes = [Int](repeating: 0, count: orders.reduce(1) { $0 * $1.count })
        for number in numbers { sizes[Int(number)] += 1 }
        var next = [Int](repeating: 0, count: sizes.count)
        for (number, size) in sizes.enumerated() where size > 0 {
            next[number] = starts[starts.count - 1]
            starts.append(next[number] + size)
            groups.append(Self.group(number, orders))
        }
        firms = [Int32](repeating: 0, count: facts.count)
        for (firm, number) in numbers.enumerated() {
            firms[next[Int(number)]] = Int32(firm)
            next[Int(number)] += 1
        }
    }

    private static func group(_ number: Int, _ orders: [[String]]) -> PopulationGroup {
        var rest = number
        let ranks: [Int] = orders.reversed().map { order in
            defer { rest /= order.count }
            return rest % order.count
        }.reversed()
        return PopulationGroup(notations: zip(orders, ranks).map { $0[$1] }, ranks: ranks)
    }
}

/// Where each firm stands in the order of one trait.
private struct TraitPlaces {
    private let trait: PopulationTrait
    private let traits: PopulationTraits
    private let places: [String: Int32]
    private let unknown: Int32
    private let count: Int32

    init(_ trait: PopulationTrait, _ order: [String], _ traits: PopulationTraits) {
        self.trait = trait
        self.traits = traits
        places = Dictionary(order.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
        unknown = Int32(order.count - 1)
        count = Int32(order.count)
    }

    /// Makes each number one digit longer.
    func add(to numbers: inout [Int32], _ facts: FactTable) {
        if let column = facts.words[trait.fact] {
            let byCode = column.values.map { place(.known(.words($0))) }
            for (firm, code) in column.codes.enumerated() {
                let place = code >= 0 ? byCode[Int(code)] : place(column[firm].map(FactValue.words))
                numbers[firm] = numbers[firm] * count + place
            }
        } else if let column = facts.numbers[NumberLine(fact: trait.fact)] {
            // Few firms have a number that no firm before them has.
            var byNumber: [Double: Int32] = [:]
            for (firm, number) in column.values.enumerated() {
                let place =
                    byNumber[number] ?? place(column[firm].map { FactValue($0, on: NumberLine(fact: trait.fact)) })
                if !number.isNaN { byNumber[number] = place }
                numbers[firm] = numbers[firm] * count + place
            }
        } else {
            for firm in numbers.indices { numbers[firm] = numbers[firm] * count + unknown }
        }
    }

    private func place(_ value: Known<FactValue>) -> Int32 {
        switch value {
        case .known(let value): places[traits.notation(trait, value)] ?? unknown
        case .notApplicable: places[PopulationTrait.notApplicable] ?? unknown
        case .unknown: unknown
        }
    }
}
