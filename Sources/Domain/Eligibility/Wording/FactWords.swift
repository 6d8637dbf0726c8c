/// How sentences speak of a fact. `{}` stands for its value or for what is asked of it; the firm's owner is addressed.
struct FactWords {
    /// "Unknown: number of employees."
    let name: LocalizedText
    /// "You have 38 employees"
    let statement: LocalizedText
    /// "fewer than 250 are needed"
    let need: LocalizedText
    /// "state does not qualify": the need of a denial. Nil where a denial is worded like any need.
    var exclusion: LocalizedText?
    /// The same of several values.
    var exclusions: LocalizedText?
    /// "fewer than 250 employees", in a list of conditions
    let condition: LocalizedText
    /// "you had at least 10 employees"; nil where nothing is proposed.
    var hypothesis: LocalizedText?
}

extension Fact {
    /// "number of employees"
    public var title: LocalizedText { words.name }
}

extension String {
    /// The template with its `{}` filled.
    func filled(with text: String) -> String {
        guard let start = utf8.firstIndex(of: UInt8(ascii: "{")) else { return self }
        var result = String(self[..<start])
        result += text
        result += self[utf8.index(start, offsetBy: 2)...]
        return result
    }

    /// The text as the beginning of a sentence. Notations and abbreviations keep their form: only the first letter changes.
    var capitalised: String {
        guard let first, first.isLowercase else { return self }
        return first.uppercased() + dropFirst()
    }
}
