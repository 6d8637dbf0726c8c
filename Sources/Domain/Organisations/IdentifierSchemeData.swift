extension IdentifierScheme {
    /// Reads a scheme of `package.yaml`; mistakes are noted in the reader. A scheme is valid when its own example is.
    init?(reading reader: DataReader) {
        let before = reader.mistakes.count
        reader.onlyFields([
            "notation", "title", "example", "source", "alphabets", "masks", "weights", "modulus", "check", "readAs",
        ])
        notation = reader.required("notation")?.words(limit: 40) ?? ""
        title = reader.required("title")?.localized() ?? LocalizedText(be: "", ru: "", en: "")
        example = reader.required("example")?.words(limit: 40) ?? ""
        source = reader.required("source")?.words(limit: 500) ?? ""
        alphabets = reader.required("alphabets")?.list(limit: 20).compactMap(Alphabet.init) ?? []
        masks = reader.required("masks")?.unique { $0.words(limit: 40) } ?? []
        weights = reader.field("weights")?.list(limit: 40).compactMap { $0.integer(0...1000) } ?? []
        let isChecked = !weights.isEmpty
        modulus = (isChecked ? reader.required("modulus")?.integer(2...1000) : nil) ?? 1
        check = (isChecked ? reader.required("check")?.choice() : nil) ?? .remainder
        readAs = reader.field("readAs").map(Self.substitutions) ?? [:]
        noteUnfitMasks(reader)
        guard reader.mistakes.count == before else { return nil }
        do {
            _ = try identifier(example)
        } catch {
            reader.note(error.problem(example: masks.joined(separator: ", ")), at: "example")
            return nil
        }
    }

    private func noteUnfitMasks(_ reader: DataReader) {
        if masks.isEmpty { reader.note(.empty, at: "masks") }
        for mask in masks {
            for sign in mask where alphabet(sign) == nil { reader.note(.unknownReference(String(sign)), at: "masks") }
            if !weights.isEmpty, mask.count != weights.count + 1 {
                reader.note(.outOfRange(low: "\(mask.count - 1)", high: "\(mask.count - 1)"), at: "weights")
            }
        }
    }

    /// `{typed: …, means: …}`: two texts of the same length.
    private static func substitutions(_ reader: DataReader) -> [Character: Character] {
        reader.onlyFields(["typed", "means"])
        let typed = reader.required("typed")?.words(limit: 100) ?? ""
        let means = reader.required("means")?.words(limit: 100) ?? ""
        if typed.count != means.count { reader.note(.tooLong(limit: typed.count), at: "means") }
        return Dictionary(zip(typed, means)) { first, _ in first }
    }

    var dataValue: DataValue? {
        let isChecked = !weights.isEmpty
        let typed = readAs.keys.sorted()
        let substitutions: [(String, DataValue?)] = [
            ("typed", typed.isEmpty ? nil : .text(String(typed))),
            ("means", typed.isEmpty ? nil : .text(String(typed.compactMap { readAs[$0] }))),
        ]
        return .object([
            ("notation", .text(notation)), ("title", title.dataValue), ("example", .text(example)),
            ("source", .text(source)), ("alphabets", .list(alphabets.map(\.dataValue))),
            ("masks", .list(masks.map(DataValue.text))), ("weights", .listed(weights.map(DataValue.integer))),
            ("modulus", isChecked ? .integer(modulus) : nil), ("check", isChecked ? .text(check.rawValue) : nil),
            ("readAs", .object(substitutions)),
        ])
    }
}

extension IdentifierScheme.Alphabet {
    /// Reads `{sign, characters, values?}`; without values each character counts its place, from zero.
    init?(reading reader: DataReader) {
        reader.onlyFields(["sign", "characters", "values"])
        let sign = reader.required("sign")?.words(limit: 1)?.first
        let characters = Array(reader.required("characters")?.words(limit: 100) ?? "")
        let values = reader.field("values")?.list(limit: 100).compactMap { $0.integer(0...1000) }
        if let values, values.count != characters.count {
            reader.note(.outOfRange(low: "\(characters.count)", high: "\(characters.count)"), at: "values")
        }
        guard let sign else { return nil }
        self.sign = sign
        self.characters = characters
        self.values = values ?? Array(characters.indices)
    }

    var dataValue: DataValue {
        .object([
            .init("sign", .text(String(sign))), .init("characters", .text(String(characters))),
            .init("values", .list(values.map(DataValue.integer))),
        ])
    }
}

extension IdentifierScheme.Mismatch {
    func problem(example: String) -> Mistake.Problem {
        switch self {
        case .wrongForm: .notAnIdentifier(example: example)
        case .wrongCheckCharacter: .wrongCheckCharacter
        }
    }
}
