import Actions
import Domain
import Store

/// Shows what helps with each gap: the chain from what is missing to people, money, tools, lessons and examples.
struct ChainWriter {
    let catalogue: Catalogue
    let location: Location
    let strings: Strings
    let engine: SearchEngine
    /// What the reader said of the firm, as links carry it on.
    var firm: [(name: String, value: String)] = []

    /// The sections of the gaps, most urgent first. `allURL` leads to all help of one kind with one gap.
    func sections(
        _ search: HelpSearch, in db: Connection, allURL: (Gap, Kind) -> String
    ) throws -> [ChainSection] {
        let found = try db.help(search, catalogue, by: engine)
        let writer = CardWriter(catalogue: catalogue, location: location, strings: strings)
        let cards = try writer.cards(found.gaps.flatMap(\.groups).flatMap(\.ordinals).uniqued, in: db)
        let words = HelpWords(catalogue, strings, gaps: search.gaps)
        return found.gaps.map { ofGap in
            ChainSection(
                gapID: ofGap.gap.notation, gapTitle: ofGap.gap.title[strings.language], gapText: text(ofGap.gap),
                groups: ofGap.groups.map { group($0, of: ofGap.gap, words, cards, allURL) },
                emptyText: ofGap.groups.isEmpty ? strings["help.none"] : nil,
                misses: ofGap.nearMisses.map { miss in
                    .init(
                        missTitle: miss.title[strings.language],
                        missURL: location.url("\(Kind.opportunities.listPath)/\(miss.opportunity)", firm),
                        missText: miss.text)
                })
        }
    }

    private func text(_ gap: Gap) -> String? {
        guard case .measured(let missing, let share) = gap.origin else { return nil }
        return strings.say("help.measured", ["missing": "\(missing)", "share": "\(share)"])
    }

    private func group(
        _ group: HelpFound.Group, of gap: Gap, _ words: HelpWords, _ cards: [Int: Card], _ allURL: (Gap, Kind) -> String
    ) -> ChainSection.Group {
        let isPart = group.total > group.best.count
        return ChainSection.Group(
            groupID: "\(gap.notation)-\(group.kind.rawValue)", groupTitle: strings["kinds.\(group.kind.rawValue)"],
            cards: zip(group.best, group.ordinals).compactMap { help, ordinal in
                cards[ordinal].map { card(help, $0, words) }
            },
            allText: isPart ? strings.say("search.showAll", ["count": strings.number(group.total)]) : nil,
            allURL: isPart ? allURL(gap, group.kind) : nil)
    }

    private func card(_ help: Help, _ card: Card, _ words: HelpWords) -> HelpCard {
        // Whom to turn to; of things the page says where they are found.
        let isWho = [.organisations, .services].contains(help.candidate.kind)
        return HelpCard(
            helpTitle: card.cardTitle, helpURL: card.cardURL + Location.query(firm), helpBy: card.cardBy,
            helpAmount: card.cardAmount,
            helpNotice: card.cardNotice,
            helpContact: isWho ? card.cardContact : nil, helpWebURL: isWho ? card.cardWeb : nil,
            helpWebLabel: isWho ? card.cardWeb?.webHost : nil, helpWhy: words.line(help),
            helpPoints: strings.say("help.points", count: help.points), parts: words.parts(help),
            helpRecord: "\(help.candidate.kind.rawValue)/\(help.candidate.id)")
    }
}
