/// Rules made ready for the columns of one population on one day: which bitmaps to make of a block of firms, and how each follows from others.
///
/// They are made from the tables of a rulebook, so that many firms are asked the same as one.
struct ColumnRules: Sendable {
    /// A column to make bitmaps of. The first says of whom the fact is known, the second also to whom it does not apply.
    struct Column: Sendable {
        enum Content: Sendable {
            /// A bitmap for each cut, ascending: who has at most that; and one for those above all.
            case numbers(NumberLine, Cuts)
            /// Two bitmaps for each notation that rules name: who is in it, and who is perhaps.
            case words(Fact, WordRelations)
        }

        let content: Content
        let first: Int
    }

    /// A comparison or group. It makes two bitmaps: for whom it is true, and for whom it is false; for others it is unknown.
    struct Step: Sendable {
        enum Kind: Sendable {
            /// Comparisons: the number is in one of the spans; in one of the notations; in all of them; of an operand that does not fit.
            case spans, anyOf, allOf, misfit
            /// Groups.
            case all, any, none
        }

        var kind: Kind
        /// The parts of a group, or notations: their places in `pool`.
        var parts = 0..<0
        /// Places in `ColumnRules.spans`.
        var spans = 0..<0
        /// The first bitmap of the column.
        var column = 0
        var isNegative = false
        /// The bitmap of its truths; that of its falsehoods is the next.
        var target: Int
    }

    /// Numbers above one cut up to another, named by their bitmaps; nil is without limit.
    struct Span: Sendable {
        var above: Int?
        var upTo: Int?
    }

    /// What decides a programme.
    struct Verdict: Sendable {
        /// The bitmaps of the truths of its criteria: places in `pool`.
        var criteria: Range<Int>
        /// Whether passing all criteria makes a firm eligible: some criterion decides, and each can.
        var canPass: Bool
        /// Nobody can have it.
        var isClosed: Bool
    }

    var columns: [Column] = []
    var steps: [Step] = []
    var spans: [Span] = []
    /// Numbers of bitmaps.
    var pool: [Int32] = []
    var verdicts: [Verdict] = []
    var bitmaps = 0
}
