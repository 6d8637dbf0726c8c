internal import GRDB

extension DatabaseError {
    /// `path` is the file, for the errors that are about it.
    init(_ error: GRDB.DatabaseError, path: String) {
        let message = error.message ?? "no message"
        switch error.resultCode {
        case .SQLITE_CONSTRAINT:
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
                self = .duplicate(constraint: message)
            default: self = .constraint(message)
            }
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .timedOut("another process keeps the database locked")
        case .SQLITE_FULL: self = .full
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: self = .unavailable("\(message): \(path)")
        default: self = .failed(code: String(error.extendedResultCode.rawValue), message: message)
        }
    }
}
