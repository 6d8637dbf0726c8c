/// Reads a `DataValue` into values of the domain and notes every mistake with its place, instead of stopping at the first.
///
/// A reader stands at one place of the value. Reading a field that is absent gives nil and is no mistake; `required` makes it one.
public struct DataReader {
    public let value: DataValue
    public let pointer: String
    private let log: Log

    private final class Log { var mistakes: [Mistake] = [] }

    public init(_ value: DataValue) { self.init(value: value, pointer: "", log: Log()) }

    private init(value: DataValue, pointer: String, log: Log) {
        self.value = value
        self.pointer = pointer
        self.log = log
    }

    /// Everything noted so far, at this place and all others of the same value, in the order found.
    public var mistakes: [Mistake] { log.mistakes }

    public func note(_ problem: Mistake.Problem) { log.mistakes.append(Mistake(pointer: pointer, problem: problem)) }

    /// Notes the problem at a field of this object, present or not.
    public func note(_ problem: Mistake.Problem, at field: String) {
        log.mistakes.append(Mistake(pointer: "\(pointer)/\(Self.escaped(field))", problem: problem))
    }

    // MARK: Going down

    public func field(_ name: String) -> DataReader? {
        value[name].map { DataReader(value: $0, pointer: "\(pointer)/\(Self.escaped(name))", log: log) }
    }

    /// The field, or nil with the mistake noted.
    public func required(_ name: String) -> DataReader? {
        if let field = field(name) { return field }
        note(.missing, at: name)
        return nil
    }

    /// All fields of an object, in order.
    public func fields() -> [(name: String, reader: DataReader)] {
        guard case .object(let fields) = value else {
            note(.notAnObject)
            return []
        }
        return fields.map {
            ($0.name, DataReader(value: $0.value, pointer: "\(pointer)/\(Self.escaped($0.name))", log: log))
        }
    }

    /// The values of a list of at most `limit`.
    public func list(limit: Int = 1000) -> [DataReader] {
        guard case .list(let values) = value else {
            note(.notAList)
            return []
        }
        if values.count > limit { note(.tooMany(limit: limit)) }
        return values.prefix(limit).enumerated().map {
            DataReader(value: $1, pointer: "\(pointer)/\($0)", log: log)
        }
    }

    /// Notes fields that are not among `known`, and fields given twice.
    public func onlyFields(_ known: [String]) {
        var seen: Set<String> = []
        for (name, reader) in fields() {
            if !known.contains(name) { reader.note(.unknownField(name: name)) }
            if !seen.insert(name).inserted { reader.note(.duplicate(name)) }
        }
    }

    // MARK: Values

    public func text(limit: Int = 5000) -> String? {
        guard case .text(let text) = value else {
            note(.notText)
            return nil
        }
        // A scalar takes at most four bytes: what is longer by far need not be counted.
        if text.utf8.count > limit * 4 || text.utf8.count > limit && text.unicodeScalars.count > limit {
            note(.tooLong(limit: limit))
        }
        if text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 9 && $0 != 13 || $0 == 127 }) {
            note(.unreadable("control character"))
        }
        return text
    }

    /// A text that says something.
    public func words(limit: Int = 5000) -> String? {
        guard let text = text(limit: limit) else { return nil }
        if text.allSatisfy(\.isWhitespace) { note(.empty) }
        return text
    }

    public func integer(_ range: ClosedRange<Int> = 0...1_000_000_000_000) -> Int? {
        let integer: Int
        switch value {
        case .integer(let value): integer = value
        case .number(let value) where value == value.rounded() && abs(value) < 1e15: integer = Int(value)
        default:
            note(.notAWholeNumber)
            return nil
        }
        if !range.contains(integer) { note(.outOfRange(low: "\(range.lowerBound)", high: "\(range.upperBound)")) }
        return integer
    }

    public func number(_ range: ClosedRange<Double>) -> Double? {
        let number: Double
        switch value {
        case .integer(let value): number = Double(value)
        case .number(let value) where value.isFinite: number = value
        default:
            note(.notANumber)
            return nil
        }
        if !range.contains(number) {
            note(.outOfRange(low: Self.plain(range.lowerBound), high: Self.plain(range.upperBound)))
        }
        return number
    }

    /// `100`, not `100.0` or `1e+12`: people read it.
    private static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e16 ? "\(Int(number))" : "\(number)"
    }

    public func boolean() -> Bool? {
        if case .boolean(let flag) = value { return flag }
        note(.notYesOrNo)
        return nil
    }

    /// A day, a month or a year, as it is written.
    public func partialDate() -> String? {
        if case .integer(let year) = value, (1000...2999).contains(year) { return "\(year)" }
        if case .text(let text) = value, Day.isDateOrPart(text) { return text }
        note(.notADate)
        return nil
    }

    public func day() -> Day? {
        if case .text(let text) = value, let day = Day(text) { return day }
        note(.notADate)
        return nil
    }

    public func period() -> Period? {
        if case .text(let text) = value, let period = Period(text) { return period }
        note(.notAPeriod)
        return nil
    }

    /// An ISO 4217 code: three capital letters.
    public func currency() -> String? {
        guard let code = text() else { return nil }
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
            note(.unknownCurrency(code))
            return nil
        }
        return code
    }

    /// `{amount: 1000.50, currency: EUR}`.
    public func money() -> Money? {
        guard case .object = value else {
            note(.notMoney)
            return nil
        }
        onlyFields(["amount", "currency"])
        let amount = required("amount")?.number(0...9_999_999_999_999.99)
        let currency = required("currency")?.currency()
        guard let amount, let currency, (0..<1e13).contains(amount) else { return nil }
        return Money(minorUnits: Int((amount * 100).rounded()), currency: currency)
    }

    /// One of the cases of an enumeration, by its raw value.
    public func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        if case .text(let text) = value, let choice = Choice(rawValue: text) { return choice }
        note(.notOneOf(Choice.allCases.map(\.rawValue)))
        return nil
    }

    /// `{be: …, ru: …, en: …}`, all three.
    public func localized() -> LocalizedText? {
        guard case .object = value else {
            note(.notAnObject)
            return nil
        }
        onlyFields(Language.allCases.map(\.rawValue))
        let texts = Language.allCases.map { required($0.rawValue)?.words() }
        guard let be = texts[0], let ru = texts[1], let en = texts[2] else { return nil }
        return LocalizedText(be: be, ru: ru, en: en)
    }

    private static func escaped(_ name: String) -> String {
        guard name.contains(where: { $0 == "~" || $0 == "/" }) else { return name }
        return String(name.flatMap { $0 == "~" ? Array("~0") : $0 == "/" ? Array("~1") : [$0] })
    }
}
