import Domain
import Store

/// What helps a firm: the gaps, and for each the best of every kind.
public struct HelpFound: Sendable {
    public let gaps: [OfGap]

    public struct OfGap: Sendable {
        public let gap: Gap
        /// In the order of `HelpSearch.kinds`; a kind without help is absent.
        public let groups: [Group]
        /// Funding for just this that the firm cannot have yet.
        public let nearMisses: [NearMiss]
    }

    public struct Group: Sendable {
        public let kind: Kind
        /// Best first, at most `HelpSearch.limit`.
        public let best: [Help]
        /// The ordinals of these.
        public let ordinals: [Int]
        /// How many there are.
        public let total: Int
    }

    /// A source of funding, and the smallest change after which the firm could have it.
    public struct NearMiss: Sendable {
        public let opportunity: String
        public let title: LocalizedText
        public let text: String
    }
}

/// What is asked: help with which gaps, for which firm, of which kinds.
public struct HelpSearch: Sendable {
    public let gaps: [Gap]
    public let firm: Firm
    public let kinds: [Kind]
    /// The best of each gap and kind.
    public let limit: Int
    public let day: Day
    public let language: Language

    /// The kinds of record that help, in the order in which they are shown.
    public static let kinds: [Kind] = [
        .services, .opportunities, .solutions, .projects, .courses, .cases, .organisations,
    ]
    /// The most gaps that are looked at; the most urgent ones are.
    public static let mostGaps = 12
    /// So many of each gap and kind are compared at least: what the index cannot tell may raise one of them.
    static let leastCompared = 24

    public init(
        gaps: [Gap], firm: Firm, kinds: [Kind] = Self.kinds, limit: Int = 3, on day: Day, in language: Language
    ) {
        self.gaps = Array(gaps.mostUrgentFirst.prefix(Self.mostGaps))
        self.firm = firm
        self.kinds = kinds
        self.limit = limit
        self.day = day
        self.language = language
    }
}

extension Connection {
    /// What helps a firm with its gaps, ranked by the published formula.
    public func help(_ search: HelpSearch, _ catalogue: Catalogue, by engine: SearchEngine) throws -> HelpFound {
        let evaluation = catalogue.rulebook.evaluate(search.firm, on: search.day)
        let classification = catalogue.classification
        let ranking = HelpRanking(
            search.gaps, for: HelpFirm(search.firm, in: catalogue.country, classification),
            funding: FundingForHelp(
                catalogue.opportunities, outcomes: evaluation.outcomesByProgramme, costs: catalogue.country.helpCosts),
            classification, on: search.day)
        let lists = try engine.shortlists(
            ranking, of: search.kinds, limit: max(search.limit, HelpSearch.leastCompared), in: search.language,
            catalogue, self)
        let gaps = ranking.gaps.indices.map { gap in
            HelpFound.OfGap(
                gap: ranking.gaps[gap],
                groups: search.kinds.compactMap { Self.group($0, gap, ranking, lists, limit: search.limit) },
                nearMisses: search.kinds.contains(.opportunities)
                    ? evaluation.nearMisses(lists.missedFunding[gap], in: search.language) : [])
        }
        return HelpFound(gaps: gaps)
    }

    private static func group(
        _ kind: Kind, _ gap: Int, _ ranking: HelpRanking, _ lists: HelpShortlists, limit: Int
    ) -> HelpFound.Group? {
        let ordinals = lists.ordinals[gap][kind] ?? []
        let listed = ordinals.compactMap { ordinal in lists.candidates[ordinal].map { ($0, ordinal) } }
        let places = Dictionary(listed.map { ($0.0.id, $0.1) }) { first, _ in first }
        let best = Array(ranking.ranked(listed.map(\.0), for: gap).prefix(limit))
        guard !best.isEmpty else { return nil }
        return HelpFound.Group(
            kind: kind, best: best, ordinals: best.compactMap { places[$0.candidate.id] },
            total: lists.totals[gap][kind] ?? best.count)
    }
}

extension Evaluation {
    /// Of sources that are out of reach, those where one change would help.
    fileprivate func nearMisses(_ places: [Int], in language: Language) -> [HelpFound.NearMiss] {
        places.compactMap { place in
            nearestMiss(place, in: language).map { text in
                let programme = rulebook.programmes[place]
                return HelpFound.NearMiss(opportunity: programme.id, title: programme.title, text: text)
            }
        }
    }
}
