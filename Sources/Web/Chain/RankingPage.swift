import Domain

/// `chain/ranking.mustache`: the formula by which help is ranked, with the points that are in force.
struct RankingPage: Page {
    static let template = "chain/ranking"

    let title: String
    let heading: String
    let lead: String
    let rows: [Row]
    let backURL: String

    struct Row: Sendable {
        let rowText: String
        let rowPoints: String
    }

    init(_ location: Location, _ strings: Strings) {
        title = strings["help.ranking.title"]
        heading = title
        lead = strings["help.ranking.lead"]
        backURL = location.url(HelpPage.path)
        func points(_ points: Int) -> String { "+\(points)" }
        func upTo(_ each: Int, _ most: Int) -> String {
            strings.say("help.ranking.each", ["points": "\(each)", "most": "\(each * most)"])
        }
        let rows: [(part: String, points: String)] = [
            ("direct", points(HelpPoints.match(.direct))), ("close", points(HelpPoints.match(.close))),
            ("related", points(HelpPoints.match(.related))),
            ("furtherMatches", upTo(HelpPoints.furtherMatch, HelpPoints.mostFurtherMatches)),
            ("furtherGaps", upTo(HelpPoints.furtherGap, HelpPoints.mostFurtherGaps)),
            ("sameRegion", points(HelpPoints.sameRegion)), ("countryWide", points(HelpPoints.countryWide)),
            ("size", points(HelpPoints.size)), ("activity", points(HelpPoints.activity)),
            ("paid", points(HelpPoints.paid(.eligible))), ("perhapsPaid", points(HelpPoints.paid(.undetermined))),
            ("eligible", points(HelpPoints.funding(.eligible))),
            ("undetermined", points(HelpPoints.funding(.undetermined))), ("covers", points(HelpPoints.coversCost)),
            ("quarter", points(HelpPoints.checked(daysAgo: 90))), ("year", points(HelpPoints.checked(daysAgo: 365))),
        ]
        self.rows = rows.map { Row(rowText: strings["help.ranking.parts.\($0.part)"], rowPoints: $0.points) }
    }
}
