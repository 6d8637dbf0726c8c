/// The number under which a register knows an organisation, checked by the rules of its scheme: `UNP 807000028`.
public struct OrganisationIdentifier: Hashable, Sendable {
    /// The notation of the scheme.
    public let scheme: String
    /// In its shortest form: no spaces, capitals.
    public let number: String

    /// One that was checked before it was stored.
    public init(scheme: String, number: String) {
        self.scheme = scheme
        self.number = number
    }
}

/// How a country writes identifiers of organisations and guards them against slips of the pen.
public struct IdentifierScheme: Hashable, Sendable {
    public let notation: String
    public let title: LocalizedText
    /// A valid number, to show how one looks.
    public let example: String
    /// Where the rules come from.
    public let source: String
    public let alphabets: [Alphabet]
    /// A sign for each place; a number fits one of the masks.
    public let masks: [String]
    /// A factor for each place but the last, which is checked; empty where nothing is checked.
    public let weights: [Int]
    public let modulus: Int
    public let check: Check
    /// Letters that are often typed for another one.
    public let readAs: [Character: Character]

    /// What may stand in a place, and what it counts in the sum.
    public struct Alphabet: Hashable, Sendable {
        /// Stands for this alphabet in a mask.
        public let sign: Character
        public let characters: [Character]
        public let values: [Int]

        func value(of character: Character) -> Int? { characters.firstIndex(of: character).map { values[$0] } }
    }

    /// What the last place must count: the rest of the division, or what the rest lacks to the modulus.
    public enum Check: String, CaseIterable, Sendable { case remainder, complement }

    public enum Mismatch: Error, Equatable { case wrongForm, wrongCheckCharacter }

    /// The identifier a person means; spaces and small letters do not count, nor does the notation before it.
    public func identifier(_ text: String) throws(Mismatch) -> OrganisationIdentifier {
        let number = compact(text)
        guard let values = masks.lazy.compactMap({ values(of: number, by: $0) }).first else { throw .wrongForm }
        guard weights.isEmpty || values.last == checkValue(values) else { throw .wrongCheckCharacter }
        return OrganisationIdentifier(scheme: notation, number: number)
    }

    private func compact(_ text: String) -> String {
        let letters = text.uppercased().filter { !$0.isWhitespace }
        let names = Set(title.all + [notation]).map { $0.uppercased() }
        let number = names.first(where: letters.hasPrefix).map { letters.dropFirst($0.count) } ?? letters[...]
        return String(number.map { readAs[$0] ?? $0 })
    }

    /// What each place counts; nil when the number does not fit the mask.
    private func values(of number: String, by mask: String) -> [Int]? {
        guard number.count == mask.count else { return nil }
        let values = zip(number, mask).compactMap { character, sign in alphabet(sign)?.value(of: character) }
        return values.count == mask.count ? values : nil
    }

    func alphabet(_ sign: Character) -> Alphabet? { alphabets.first { $0.sign == sign } }

    private func checkValue(_ values: [Int]) -> Int {
        let rest = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } % modulus
        return switch check {
        case .remainder: rest
        case .complement: (modulus - rest) % modulus
        }
    }
}
