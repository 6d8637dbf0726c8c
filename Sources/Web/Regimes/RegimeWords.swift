import Domain
import Store

extension Strings {
    /// What has to be said of a scheme before anything else: that it is not in force, or not here.
    func notice(of regime: Regime, _ catalogue: Catalogue) -> String? {
        guard regime.availability == .notOpenToCountry, !regime.countries.isEmpty else {
            return notice(regime.availability, catalogue.country)
        }
        let countries = regime.countries.map { catalogue.classification.label($0, in: language) }
        return say(
            "regime.another",
            ["countries": countries.joined(separator: ", "), "country": catalogue.country.nameOf[language]])
    }

    /// Whether a scheme is for a firm.
    func scopeWord(_ outcome: Outcome) -> String { self["regime.outcome.\(outcome.rawValue)"] }
}
