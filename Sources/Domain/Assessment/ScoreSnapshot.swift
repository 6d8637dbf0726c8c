import FoundationEssentials

/// A result as it was: the answers, the version of the instrument, the score. It never changes; a correction is another snapshot that
/// supersedes it. Whoever counts again from the same answers gets the same bytes.
public struct ScoreSnapshot: Equatable, Sendable {
    public let instrument: InstrumentText
    public let timePoint: TimePoint
    public let subject: Subject
    public let answers: [String: Instrument.Answer]
    /// As `Score.dataValue(of:)` writes it.
    public let score: DataValue
    public let frozenAt: Date
    public let correction: Correction?

    /// An instrument by what it says, not by its name alone.
    public struct InstrumentText: Equatable, Sendable {
        /// `smart-sme/1`
        public let name: String
        /// The digest of its canonical text.
        public let digest: String

        public init(name: String, digest: String) {
            self.name = name
            self.digest = digest
        }
    }

    /// Whom it is about, as far as that was stated; what a benchmark compares by.
    public struct Subject: Equatable, Sendable {
        public var name: String?
        public var activity: String?
        public var region: String?
        public var size: String?

        public init(name: String? = nil, activity: String? = nil, region: String? = nil, size: String? = nil) {
            self.name = name
            self.activity = activity
            self.region = region
            self.size = size
        }
    }

    /// Why another snapshot holds no longer.
    public struct Correction: Equatable, Sendable {
        /// The digest of the snapshot it supersedes.
        public let of: String
        public let reason: String

        public init(of: String, reason: String) {
            self.of = of
            self.reason = reason
        }
    }

    public init(
        _ instrument: Instrument, digest: String, _ answers: [String: Instrument.Answer], timePoint: TimePoint,
        subject: Subject, correction: Correction?, at now: Date
    ) {
        self.instrument = InstrumentText(name: instrument.name, digest: digest)
        self.timePoint = timePoint
        self.subject = subject
        self.answers = answers
        score = instrument.score(answers).dataValue(of: instrument)
        frozenAt = now.wholeMilliseconds
        self.correction = correction
    }

    /// The bytes that are kept and whose digest names the snapshot.
    public var text: String { dataValue.canonicalText }

    /// Whether the instrument still gives this score for these answers, to the last digit.
    public func isReproduced(by instrument: Instrument) -> Bool {
        instrument.score(answers).dataValue(of: instrument).canonicalText == score.canonicalText
    }
}

extension ScoreSnapshot {
    /// Tells the form of the text from later ones.
    private static let form = "score-snapshot/1"

    private var dataValue: DataValue {
        .object([
            .init("form", .text(Self.form)),
            .init(
                "instrument",
                .object([.init("name", .text(instrument.name)), .init("digest", .text(instrument.digest))])),
            .init("timePoint", .text(timePoint.rawValue)),
            .init(
                "subject",
                .present([
                    ("name", subject.name.map(DataValue.text)), ("activity", subject.activity.map(DataValue.text)),
                    ("region", subject.region.map(DataValue.text)), ("size", subject.size.map(DataValue.text)),
                ])),
            .init("answers", .object(answers.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.dataValue) })),
            .init("score", score),
            .init("frozenAt", .integer(Int((frozenAt.timeIntervalSince1970 * 1000).rounded()))),
            .init(
                "correction",
                correction.map { .object([.init("of", .text($0.of)), .init("reason", .text($0.reason))]) } ?? .null),
        ])
    }

    /// Reads what `text` writes; nil when it is something else.
    public init?(_ value: DataValue, of read: Instrument) {
        guard case .text(Self.form) = value["form"] ?? .null, let instrument = value["instrument"],
            case .text(let name)? = instrument["name"], case .text(let digest)? = instrument["digest"],
            case .text(let point)? = value["timePoint"], let timePoint = TimePoint(rawValue: point),
            let subject = value["subject"], let answers = value["answers"], let score = value["score"],
            case .integer(let milliseconds)? = value["frozenAt"]
        else { return nil }
        let reader = DataReader(answers)
        self.answers = read.answers(reading: reader)
        guard reader.mistakes.isEmpty else { return nil }
        self.instrument = InstrumentText(name: name, digest: digest)
        self.timePoint = timePoint
        let text = { (name: String) -> String? in if case .text(let text)? = subject[name] { text } else { nil } }
        self.subject = Subject(
            name: text("name"), activity: text("activity"), region: text("region"), size: text("size"))
        self.score = score
        frozenAt = Date(timeIntervalSince1970: Double(milliseconds) / 1000).wholeMilliseconds
        if let correction = value["correction"], case .text(let of)? = correction["of"],
            case .text(let reason)? = correction["reason"]
        {
            self.correction = Correction(of: of, reason: reason)
        } else {
            correction = nil
        }
    }
}
