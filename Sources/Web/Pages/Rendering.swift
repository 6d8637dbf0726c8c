import Domain
import Hummingbird
import Store

extension Services {
    /// A page of the catalogue as a response.
    func html(_ page: some Page, at location: Location, _ catalogue: Catalogue, status: HTTPResponse.Status = .ok)
        -> Response
    {
        let frame = frame(
            title: page.title, at: location, country: catalogue.country, dataDate: catalogue.dataDate)
        return pages.html(page, in: frame, status: status)
    }

    /// The country of the last catalogue seen, for pages that must not depend on the database.
    var lastCountry: Country { catalogue.last?.country ?? Country() }
}
