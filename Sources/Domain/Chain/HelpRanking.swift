/// Ranks what helps a firm with its gaps by the formula in `HelpPoints`.
public struct HelpRanking: Sendable {
    /// Most urgent first.
    public let gaps: [Gap]
    /// By gap: each notation that helps with it.
    public let asked: [[String: HelpMatch]]
    public let firm: HelpFirm
    public let funding: FundingForHelp
    public let day: Day

    public init(
        _ gaps: [Gap], for firm: HelpFirm, funding: FundingForHelp, _ classification: Classification, on day: Day
    ) {
        self.gaps = gaps.mostUrgentFirst
        asked = self.gaps.map { HelpMatch.asked(by: $0, classification) }
        self.firm = firm
        self.funding = funding
        self.day = day
    }

    /// What of a record the ranking looks at.
    public var notations: Set<String> { asked.reduce(into: firm.notations) { $0.formUnion($1.keys) } }

    /// Those of the candidates that help with a gap, best first. Funding that the firm cannot have is not among them.
    public func ranked(_ candidates: [HelpCandidate], for gap: Int) -> [Help] {
        candidates.compactMap { help($0, for: gap) }.sorted { $0.precedes($1) }
    }

    /// Nil when it does not help.
    private func help(_ candidate: HelpCandidate, for gap: Int) -> Help? {
        let matches = matches(candidate, gap)
        var reasons: [HelpReason] = []
        if let best = matches.first { reasons.append(.match(notation: best.notation, best.match)) }
        if candidate.kind == .opportunities {
            guard let outcome = funding.outcomes[candidate.id], outcome != .ineligible else { return nil }
            if matches.isEmpty {
                let kinds = funding.kindsPaid(by: candidate.id)
                guard !kinds.isEmpty else { return nil }
                reasons.append(.covers(kinds))
            }
            reasons.append(.funding(outcome))
        } else if matches.isEmpty {
            return nil
        }
        let further = matches.dropFirst().map(\.notation)
        if !further.isEmpty { reasons.append(.furtherMatches(further)) }
        let others = gaps.indices.filter {
            $0 != gap && !asked[$0].keys.allSatisfy { !candidate.notations.contains($0) }
        }
        if !others.isEmpty { reasons.append(.furtherGaps(others.map { gaps[$0].notation })) }
        return Help(candidate: candidate, reasons: reasons + circumstances(of: candidate))
    }

    /// What of a record matches a gap: the surest first, equals by notation.
    private func matches(_ candidate: HelpCandidate, _ gap: Int) -> [(notation: String, match: HelpMatch)] {
        asked[gap].filter { candidate.notations.contains($0.key) }.map { (notation: $0.key, match: $0.value) }
            .sorted { ($1.match.level, $0.notation) < ($0.match.level, $1.notation) }
    }

    /// Region, size, activity, money and how fresh it is.
    private func circumstances(of candidate: HelpCandidate) -> [HelpReason] {
        var reasons: [HelpReason] = []
        if let region = firm.region {
            if candidate.notations.contains(region) {
                reasons.append(.sameRegion(region))
            } else if !candidate.isLocal {
                reasons.append(.countryWide)
            }
        }
        if let size = firm.size, candidate.notations.contains(size) { reasons.append(.size(size)) }
        if let activity = firm.activities.first(where: candidate.notations.contains) {
            reasons.append(.activity(activity))
        }
        if let payer = funding.payer(of: candidate.kind) { reasons.append(.paid(by: payer.id, payer.outcome)) }
        if let checked = candidate.checkedOn {
            let days = max(0, day.daysSince1970 - checked.daysSince1970)
            reasons.append(.checked(checked, daysAgo: days))
        }
        return reasons
    }
}
