// swift-tools-version:6.3
import PackageDescription

let package = Package(
    name: "smart-industry",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "smart-industry", targets: ["SmartIndustry"]),
        .executable(name: "bench", targets: ["Benchmarks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "Domain"),
        .target(name: "Secrets", dependencies: ["CSodium"]),
        .target(name: "DataPackage", dependencies: ["Domain", .yams]),
        .target(name: "Store", dependencies: ["Domain", "CPostgres", "CStemmer", .grdb, .grdbSQLite]),
        .target(name: "Outside", dependencies: ["Domain", "Secrets", "CCurl"]),
        .target(name: "Actions", dependencies: ["Domain", "DataPackage", "Secrets", "Store"]),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Secrets", "Store", "Outside", "Actions", "CQRencode", .hummingbird, .httpTypes, .mustache,
                .logging, .nioCore, .yams,
            ],
            resources: [.copy("Templates"), .copy("Assets"), .copy("Locales")]),
        .executableTarget(
            name: "SmartIndustry",
            dependencies: [
                "Domain", "DataPackage", "Secrets", "Store", "Outside", "Actions", "Web", .hummingbird, .argumentParser,
                .configuration, .logging, .nioCore, .serviceLifecycle, .unixSignals,
            ]),

        .target(
            name: "TestSupport",
            dependencies: [
                "Domain", "DataPackage", "Secrets", "Store", "Actions", "Web", .hummingbird, .httpTypes, .logging,
                .nioCore,
                .nioEmbedded,
            ],
            path: "Tests/TestSupport"),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "Store", "TestSupport"]),
        .testTarget(name: "DataPackageTests", dependencies: ["Domain", "DataPackage", "TestSupport"]),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"]),
        .testTarget(name: "OutsideTests", dependencies: ["Domain", "Outside"]),
        .testTarget(name: "StoreTests", dependencies: ["Domain", "Store", "TestSupport"]),
        .testTarget(
            name: "ActionsTests",
            dependencies: ["Domain", "DataPackage", "Secrets", "Store", "Actions", "TestSupport"]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Domain", "DataPackage", "Secrets", "Store", "Actions", "Web", "TestSupport", .hummingbird, .httpTypes,
            ]),
        .testTarget(name: "RepositoryTests"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Domain", "DataPackage", "Secrets", "Store", "Actions", "Web", .hummingbird, .logging, .nioCore,
                .nioHTTP1,
                .nioPosix,
            ],
            path: "Tests/Benchmarks", exclude: ["coverage_rivals.py"]),
    ],
    swiftLanguageModes: [.v6]
)

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let grdbSQLite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let logging = product(name: "Logging", package: "swift-log")
    static let mustache = product(name: "Mustache", package: "swift-mustache")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioEmbedded = product(name: "NIOEmbedded", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let serviceLifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = product(name: "Yams", package: "Yams")
}

// The rules every target of ours follows.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
