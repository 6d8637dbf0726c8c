import Domain
import Store

extension Catalogue {
    /// With what plans of this kind of project are read; nil where there is no such kind. The page, the API and the command line all take it
    /// from here.
    public func planContext(_ project: String) -> PlanContext? {
        projects.first { $0.id == project }.map {
            PlanContext(
                project: $0, measured: $0.measured(in: effectStatistics), opportunities: opportunities,
                currency: country.currency)
        }
    }
}
