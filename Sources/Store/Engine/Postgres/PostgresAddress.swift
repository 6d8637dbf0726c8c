internal import CPostgres

/// A checked `postgresql://…` address with the schema to use.
struct PostgresAddress: Sendable {
    let url: String
    let schema: String
    private let password: String?

    init(url: String, schema: String) throws {
        guard let options = PQconninfoParse(url, nil) else {
            throw DatabaseError.unknownAddress("PostgreSQL cannot read what follows postgresql://")
        }
        defer { PQconninfoFree(options) }
        var password: String?
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "password" { password = option.pointee.val.map { String(cString: $0) } }
            option += 1
        }
        guard schema.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
            throw DatabaseError.unknownAddress("a schema is named with a-z, 0-9 and _")
        }
        self.url = url
        self.schema = schema
        self.password = password
    }

    /// A new connection. What the address itself says wins over our defaults.
    func connect() -> OpaquePointer? {
        let settings = Parameters(texts: [
            "connect_timeout", "5", "application_name", "smart-industry", "dbname", url, "client_encoding", "UTF8",
        ])
        return settings.withPointers { pointers in
            let keywords = stride(from: 0, to: pointers.count, by: 2).map { pointers[$0] } + [nil]
            let values = stride(from: 1, to: pointers.count, by: 2).map { pointers[$0] } + [nil]
            return PQconnectdbParams(keywords, values, 1)
        }
    }

    /// What libpq says of a failed connection, without the password.
    func reason(_ handle: OpaquePointer?) -> String {
        var message = String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline).joined(separator: " ")
        if let password, !password.isEmpty { message = message.split(separator: password).joined(separator: "…") }
        return message
    }
}
