/// A compiled rulebook: flat tables, made once and never changed.
struct Rules: Sendable {
    var programmes: [Programme] = []
    /// Every comparison and group of every rule, equal ones once.
    var instructions: [Instruction] = []
    /// The comparison or group that an instruction was made of.
    var sources: [Criterion.Expression] = []
    /// Parts of groups and mentions of notations.
    var pool: [Int32] = []
    var numbers: [Double] = []
    var periods: [Period] = []
    var currencies: [String: Int32] = [:]
    /// The facts that rules ask for; an instruction names one by its place here.
    var facts: [Fact] = Fact.named
    /// The notations that rules name.
    var mentions: [String: Int32] = [:]
    /// For a notation above mentioned ones: which.
    var mentionsBelow: [String: [Int32]] = [:]
    var entries: [Entry] = []
    /// Where the entries of each programme begin, and one end more.
    var starts: [Int32] = [0]

    /// A criterion of a programme, published or implied.
    struct Entry: Sendable {
        enum Kind: Sendable, Equatable {
            /// The criterion of that number.
            case published(Int)
            /// The programme cannot be asked at all, or only perhaps.
            case availability
            /// No conditions are published.
            case noConditions
            /// All conditions are outside their windows; applies only then.
            case noneInForce
        }

        var kind: Kind
        var severity: Criterion.Severity
        /// The instruction that decides it; nil when nothing can.
        var instruction: Int32?
        /// What it says without an instruction.
        var fixed = Truth.unknown
        /// The window in days since 1970.
        var from = Int32.min
        var to = Int32.max
    }

    func entries(of programme: Int) -> Range<Int> { Int(starts[programme])..<Int(starts[programme + 1]) }
}
