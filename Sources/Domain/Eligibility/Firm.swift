/// What is known of a firm that looks for support.
public struct Firm: Hashable, Sendable {
    public var name: Known<String> = .unknown
    /// Persons, headcount: 0…10,000,000.
    public var employees: Known<Int> = .unknown
    /// Per year.
    public var turnover: Known<Money> = .unknown
    public var ownership: Known<Ownership> = .unknown
    /// Percent of the firm that the State owns: 0…100.
    public var stateShare: Known<Double> = .unknown
    public var legalForm: Known<LegalForm> = .unknown
    /// NACE Rev. 2 (OKED) notation of any level. One above a leaf says that no more is known.
    public var activity: Known<String> = .unknown
    /// ISO 3166-2 notation, or that of a district below it.
    public var region: Known<String> = .unknown
    public var founded: Known<Day> = .unknown
    /// Months with revenue: 0…12,000. Not derived from `founded`: trade may begin later.
    public var monthsTrading: Known<Int> = .unknown
    /// Percent of turnover: 0…100.
    public var exportShare: Known<Double> = .unknown
    public var womenLed: Known<Bool> = .unknown
    /// At most 100 notations of any scheme; what is not among them is not needed.
    public var needs: Known<[String]> = .unknown
    public var assessment: Known<Assessment> = .unknown

    public init() {}

    /// The result of an assessment. A dimension that is absent is unknown.
    public struct Assessment: Hashable, Sendable {
        /// Name and version of the questionnaire: `smart-sme/1`.
        public var instrument: String?
        public var total: Known<Double>
        /// The level that the total reaches, counted from the lowest, which is 1.
        public var band: Known<Int>
        public var dimensions: [String: Known<Double>]

        public init(
            instrument: String? = nil, total: Known<Double> = .unknown, band: Known<Int> = .unknown,
            dimensions: [String: Known<Double>] = [:]
        ) {
            self.instrument = instrument
            self.total = total
            self.band = band
            self.dimensions = dimensions
        }
    }
}

/// Who owns a firm.
public enum Ownership: String, CaseIterable, Codable, Hashable, Sendable {
    case state, `private`, mixed
}

/// The legal form of a firm.
public enum LegalForm: String, CaseIterable, Codable, Hashable, Sendable {
    case company, soleTrader, cooperative, other
}
