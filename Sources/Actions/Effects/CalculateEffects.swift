import Domain
import Store

extension Catalogue {
    /// With what plans of this kind of project are read; nil where there is no such kind. The page, the API and the command line all take it
    /// from here.
    ///
    /// `measured` is what cases have measured, by the metric of an input; it goes before the defaults of documents.
    public func planContext(_ project: String, measured: [String: MeasuredRange] = [:]) -> PlanContext? {
        projects.first { $0.id == project }.map {
            PlanContext(project: $0, measured: measured, opportunities: opportunities, currency: country.currency)
        }
    }
}
