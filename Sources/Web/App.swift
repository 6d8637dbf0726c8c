import Actions
import Domain
import FoundationEssentials
import Hummingbird
import Logging
import NIOCore
import Outside
import Secrets
import Store

/// What handlers need from outside. Made once at start-up; a test makes its own.
public struct Services: Sendable {
    let database: any Database
    let catalogue: CatalogueCache
    let search: SearchEngine
    let pages: Pages
    let settings: Settings
    let now: @Sendable () -> Date
    let seal: Seal
    let metrics = Metrics()
    let homePages = HomePages()
    let namedRecords = NamedRecords()
    let passwords = PasswordQueue()
    let coverage = CoverageDesk()
    /// Firms of a register, where the operator has one: counted beside the drawn ones, for staff only.
    let register: BusinessRegister?
    let demand = DemandCounter()

    /// What an operator sets.
    public struct Settings: Sendable {
        /// The address under which the platform is known outside; empty for the host that is asked.
        public var publicURL = ""
        /// Where links in mails lead when `publicURL` is empty.
        public var localURL = "http://127.0.0.1:8080"
        /// Who else vouches for people, where the operator named someone.
        public var provider: OpenIDProvider?
        /// 32 bytes that seal what has to be read again, the same for all servers of a platform.
        public var secretKey = Random.bytes(Seal.keyLength)
        /// A tile server for maps, `https://…/{z}/{x}/{y}.png`; empty for the map drawn from our own data.
        public var tileURL = ""
        /// Searches one address may make in a minute.
        public var searchesPerMinute = 300
        /// Forms one address may send in a minute; 0 for no limit.
        public var submissionsPerMinute = 120
        /// How many proxies of the operator's stand in front and add to `X-Forwarded-For`.
        public var trustedProxies = 0

        public init() {}
    }

    public init(
        database: any Database, settings: Settings = Settings(), register: BusinessRegister? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        self.database = database
        self.settings = settings
        self.register = register
        self.now = now
        guard let seal = Seal(key: settings.secretKey) else { throw ServicesError.secretKeyLength }
        self.seal = seal
        catalogue = CatalogueCache()
        search = SearchEngine()
        pages = try Pages(withTiles: !settings.tileURL.isEmpty)
    }

    /// Today where the country is.
    func today(in country: Country) -> Day { country.day(at: now()) }

    /// The languages of the country; all of ours while the database is out of reach.
    var offeredLanguages: [Language] {
        get async {
            let cache = catalogue
            let country = try? await database.read { try cache.catalogue(in: $0).country }
            return country?.languages ?? Language.allCases
        }
    }
}

/// Why the platform cannot start.
public enum ServicesError: Error {
    /// The key has to have `Seal.keyLength` bytes.
    case secretKeyLength
}

public struct Context: RequestContext, RemoteAddressRequestContext {
    public var coreContext: CoreRequestContextStorage
    var visit = Visit()
    public let remoteAddress: SocketAddress?
    /// The largest body a request may have, in bytes.
    public var maxUploadSize: Int { 256 * 1024 }

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

public func makeRouter(_ services: Services) -> Router<Context> {
    let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
        RequestJournal(metrics: services.metrics)
        SecurityHeaders(tileURL: services.settings.tileURL)
        ErrorPages(services: services)
        RateLimit(settings: services.settings, now: services.now)
        VisitReader(services: services)
    }
    services.pages.assets.add(to: router)
    OperationRoutes(services: services).add(to: router)
    APIRoutes(services: services).add(to: router)
    HumanServiceRoutes(services: services).add(to: router)
    FeedRoutes(services: services).add(to: router)
    LinkedDataRoutes(services: services).add(to: router)
    CommonGrantsRoutes(services: services).add(to: router)
    HomeRoutes(services: services).add(to: router)
    if let provider = services.settings.provider {
        OpenIDRoutes(services: services, provider: provider).add(to: router)
    }
    StyleRoutes(services: services).add(to: router)
    for language in Language.allCases {
        let group = router.group("\(language.rawValue)")
        SearchRoutes(services: services, language: language).add(to: group)
        SignInRoutes(services: services, language: language).add(to: group)
        SignUpRoutes(services: services, language: language).add(to: group)
        NewPasswordRoutes(services: services, language: language).add(to: group)
        MyRoutes(services: services, language: language).add(to: group)
        StaffRoutes(services: services, language: language).add(to: group)
        OrganisationRoutes(services: services, language: language).add(to: group)
        InvitationRoutes(services: services, language: language).add(to: group)
        EditRoutes(services: services, language: language).add(to: group)
        AssessmentRoutes(services: services, language: language).add(to: group)
        FundingRoutes(services: services, language: language).add(to: group)
        EffectsRoutes(services: services, language: language).add(to: group)
        HelpRoutes(services: services, language: language).add(to: group)
        OwnPlanRoutes(services: services, language: language).add(to: group)
        CompareRoutes(services: services, language: language).add(to: group)
        DataRoutes(services: services, language: language).add(to: group)
        ReferenceRoutes(services: services, language: language).add(to: group)
        VerifyRoutes(services: services, language: language).add(to: group)
        CaseRoutes(services: services, language: language).add(to: group)
        ScoreboardRoutes(services: services, language: language).add(to: group)
        GapsRoutes(services: services, language: language).add(to: group)
        PublishedScenarioRoutes(services: services, language: language).add(to: group)
        RegimeRoutes(services: services, language: language).add(to: group)
        RecordRoutes(services: services, language: language).add(to: group)
        ConditionRoutes(services: services, language: language).add(to: group)
    }
    return router
}
