import FoundationEssentials
internal import GRDB
internal import GRDBSQLite

/// The statements of one SQLite transaction.
struct SQLiteSession: EngineSession {
    let db: GRDB.Database

    func rows(_ sql: SQL) throws -> [Row] {
        try withStatement(sql) { statement in
            let columns = Row.Columns(statement.columnNames)
            let range = 0..<statement.columnCount
            var rows: [Row] = []
            let cursor = try GRDB.Row.fetchCursor(statement)
            while let row = try cursor.next() {
                rows.append(Row(columns: columns, values: range.map { SQLValue(row[$0] as DatabaseValue) }))
            }
            return rows
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try withStatement(sql) { statement in
            try statement.execute()
            return db.changesCount
        }
    }

    func forEachInteger(_ sql: SQL, _ body: (Int) throws -> Void) throws {
        try withStatement(sql) { statement in
            let cursor = try Int.fetchCursor(statement)
            while let number = try cursor.next() { try body(number) }
        }
    }

    func bytes(_ sql: SQL) throws -> StoredBytes {
        try withStatement(sql) { statement in
            let columns = 0..<Int32(statement.columnCount)
            var stored = StoredBytes(columnCount: columns.count)
            let cursor = try GRDB.Row.fetchCursor(statement)
            while try cursor.next() != nil {
                for column in columns { stored.add(column, of: statement.sqliteStatement) }
            }
            return stored
        }
    }

    func script(_ sql: SQL) throws {
        let rendered = try sql.rendered { _ in "?" }
        try translating { try db.execute(sql: rendered.text, arguments: arguments(rendered)) }
    }

    private func withStatement<Value>(_ sql: SQL, _ body: (Statement) throws -> Value) throws -> Value {
        let rendered = try sql.rendered { _ in "?" }
        return try translating {
            let statement =
                rendered.isWorthKeeping
                ? try db.cachedStatement(sql: rendered.text) : try db.makeStatement(sql: rendered.text)
            try statement.setArguments(arguments(rendered))
            return try body(statement)
        }
    }

    private func arguments(_ rendered: SQL.Rendered) -> StatementArguments {
        StatementArguments(rendered.values.map(\.databaseValue))
    }

    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as GRDB.DatabaseError { throw DatabaseError(error, path: "") }
    }
}

extension StoredBytes {
    /// Texts are not read as strings: those end at the first NUL, and bytes that are no UTF-8 would be replaced.
    fileprivate mutating func add(_ column: Int32, of statement: OpaquePointer) {
        let type = sqlite3_column_type(statement, column)
        let start = sqlite3_column_blob(statement, column)
        let value = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        switch type {
        case SQLITE_NULL: addNull()
        case SQLITE_BLOB: addBlob(value)
        default: add(value)
        }
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }
}
