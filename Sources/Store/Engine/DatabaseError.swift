/// What can go wrong with the database, by what a caller can do about it. No case carries a password or a bound value
/// of a person, but `wrongType`, which is a defect of ours.
public enum DatabaseError: Error, Equatable {
    /// A unique or primary key already has this value.
    case duplicate(constraint: String)
    /// A check, a foreign key or `NOT NULL` refused the change.
    case constraint(String)
    /// Someone else saved the record since it was read.
    case staleVersion

    /// The database cannot be reached now: no such folder, connection refused or lost. Trying later may help.
    case unavailable(String)
    /// Waited too long for a connection, a lock or an answer, or lost too often against other writers.
    case timedOut(String)
    /// The disk is full, or the quota is.
    case full
    /// The file is there, but it is no SQLite database.
    case notADatabase(path: String)
    /// Neither `sqlite:PATH` nor `postgresql://…`, or a form that PostgreSQL cannot read.
    case unknownAddress(String)
    /// The database was made by a newer version of the program, with these migrations.
    case newerSchema([String])

    /// A text with a NUL character, which PostgreSQL cannot keep.
    case nulCharacter
    case noColumn(String)
    case wrongType(column: String, value: SQLValue)
    /// Anything else, with the engine's code: SQLSTATE of PostgreSQL, extended result code of SQLite.
    case failed(code: String, message: String)
}

extension DatabaseError: CustomStringConvertible {
    /// For the journal and the command line.
    public var description: String {
        switch self {
        case .duplicate(let constraint): "There is already such a row: \(constraint)"
        case .constraint(let rule): "The change breaks a rule of the database: \(rule)"
        case .staleVersion: "Someone else saved the record since it was read"
        case .unavailable(let why): "The database cannot be reached: \(why)"
        case .timedOut(let what): "The database took too long: \(what)"
        case .full: "The disk of the database is full: free some space, nothing was saved"
        case .notADatabase(let path): "\(path) is not an SQLite database: name another file, or move this one away"
        case .unknownAddress(let why):
            "The address of the database must be sqlite:PATH or postgresql://HOST/NAME: \(why)"
        case .newerSchema(let names):
            "The database was made by a newer version of this program (\(names.joined(separator: ", "))): update it"
        case .nulCharacter: "A text contains a NUL character, which cannot be stored"
        case .noColumn(let name): "The query has no column \(name)"
        case .wrongType(let column, let value): "Column \(column) holds an unexpected \(value.kind)"
        case .failed(let code, let message): "The database refused (\(code)): \(message)"
        }
    }
}
