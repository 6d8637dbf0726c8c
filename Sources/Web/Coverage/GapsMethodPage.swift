import Domain
import Store

/// `gaps/method.mustache`: where the firms come from and how they are counted.
struct GapsMethodPage: Page {
    static let template = "gaps/method"

    let title: String
    let backURL: String
    let dataURL: String
    /// Nil where nothing is known of the country's firms.
    let drawn: Drawn?

    struct Drawn: Sendable {
        let drawnText: String
        let strata: [Stratum]
    }

    struct Stratum: Sendable {
        let stratumText: String
        let stratumSource: String
        let figures: [Figure]
    }

    struct Figure: Sendable {
        let figureText: String
        let figureSource: String
    }

    init(_ catalogue: Catalogue, _ location: Location, _ strings: Strings) {
        title = strings["gaps.method.title"]
        backURL = location.url(GapsRoutes.path)
        dataURL = location.url("data")
        drawn = catalogue.marginals.map { marginals in
            Drawn(
                drawnText: strings.say(
                    "gaps.method.drawn", ["date": strings.date(marginals.asOf), "seed": "\(marginals.seed)"]),
                strata: marginals.strata.map { Stratum($0, catalogue, strings) })
        }
    }
}

extension GapsMethodPage.Stratum {
    fileprivate init(_ stratum: PopulationMarginals.Stratum, _ catalogue: Catalogue, _ strings: Strings) {
        func cite(_ source: Citation) -> String {
            let title = catalogue.documents[source.document]?.title[strings.language] ?? source.document
            return "\(title), \(source.place)"
        }
        stratumText = strings.say("gaps.firms", count: stratum.firms)
        stratumSource = cite(stratum.source)
        let headcount = stratum.headcount.map { headcount in
            GapsMethodPage.Figure(
                figureText: strings.say(
                    "gaps.method.headcount",
                    [
                        "total": strings.number(headcount.total), "from": strings.number(headcount.range.lowerBound),
                        "to": strings.number(headcount.range.upperBound),
                    ]), figureSource: cite(headcount.source))
        }
        let shares = stratum.shares.map { share in
            let amount =
                switch share.amount {
                case .firms(let count): strings.say("gaps.firms", count: count)
                case .percent(let percent): strings.number(percent) + (strings.language == .en ? "%" : "\u{A0}%")
                }
            let value = catalogue.classification.label(share.value, in: strings.language)
            return GapsMethodPage.Figure(figureText: "\(value): \(amount)", figureSource: cite(share.source))
        }
        figures = [headcount].compactMap(\.self) + shares
    }
}
