import Domain

/// Adds up, for one gap, the points of the parts that stand in the index: all but money and how fresh a record is.
struct HelpTally {
    /// The entries that match the gap.
    private(set) var matching: Bitmap
    private var points: [UInt16]

    init(_ asked: [String: HelpMatch], _ snapshot: Snapshot, _ classification: Classification) {
        let blocks = snapshot.all.blocks.count
        matching = Bitmap(blocks: blocks)
        points = [UInt16](repeating: 0, count: blocks * 64)
        var surest = [UInt8](repeating: 0, count: blocks * 64)
        var matches = surest
        for (notation, match) in asked {
            let documents = snapshot.documents(classification[notation]?.scheme ?? "", notation)
            documents.add(to: &matching)
            let level = UInt8(match.level.rawValue)
            documents.forEachInCommon(with: snapshot.all) { ordinal in
                surest[ordinal] = max(surest[ordinal], level)
                matches[ordinal] = min(matches[ordinal], .max - 1) + 1
            }
        }
        let levels = HelpMatch.Level.allCases.map { UInt16(HelpPoints.match($0)) }
        matching.forEach { ordinal in
            let further = min(Int(matches[ordinal]) - 1, HelpPoints.mostFurtherMatches)
            points[ordinal] = levels[Int(surest[ordinal])] + UInt16(further * HelpPoints.furtherMatch)
        }
    }

    mutating func add(_ value: Int, to documents: DocumentSet) {
        documents.forEachInCommon(with: matching) { points[$0] += UInt16(value) }
    }

    mutating func add(_ value: Int, toAllBut documents: Bitmap) {
        matching.forEach { if !documents.contains($0) { points[$0] += UInt16(value) } }
    }

    /// Entries that help without a match of their own.
    mutating func include(_ documents: Bitmap, for value: Int) {
        documents.forEach { if !matching.contains($0) { points[$0] = UInt16(value) } }
        matching.formUnion(documents)
    }

    /// `served` says with how many gaps each entry helps.
    mutating func addFurtherGaps(_ served: [UInt8]) {
        matching.forEach { ordinal in
            let further = min(Int(served[ordinal]) - 1, HelpPoints.mostFurtherGaps)
            points[ordinal] += UInt16(further * HelpPoints.furtherGap)
        }
    }

    /// At most `limit` of the entries of a kind that match, those with most points, equals by ordinal; and how many match.
    func best(of kind: DocumentSet, limit: Int) -> (ordinals: [Int], total: Int) {
        var counts: [Int] = []
        kind.forEachInCommon(with: matching) { ordinal in
            let score = Int(points[ordinal])
            if score >= counts.count { counts += repeatElement(0, count: score + 1 - counts.count) }
            counts[score] += 1
        }
        var (threshold, above) = (counts.count, 0)
        while threshold > 0, above + counts[threshold - 1] <= limit {
            threshold -= 1
            above += counts[threshold]
        }
        // Those just below the threshold fill what room is left.
        var room = limit - above
        var ordinals: [Int] = []
        kind.forEachInCommon(with: matching) { ordinal in
            let score = Int(points[ordinal])
            if score >= threshold {
                ordinals.append(ordinal)
            } else if score == threshold - 1, room > 0 {
                ordinals.append(ordinal)
                room -= 1
            }
        }
        return (ordinals, counts.reduce(0, +))
    }
}
