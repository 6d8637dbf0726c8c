/// One row of an answer; its columns are asked for by name.
public struct Row: Sendable {
    let columns: Columns
    let values: [SQLValue]

    /// Throws when there is no such column, or its value is not of the type asked for.
    public subscript<Value: SQLDecodable>(_ column: String) -> Value {
        get throws {
            guard let position = columns.names.firstIndex(of: column) else { throw DatabaseError.noColumn(column) }
            guard let value = Value(sqlValue: values[position]) else {
                throw DatabaseError.wrongType(column: column, value: values[position])
            }
            return value
        }
    }

    /// The names of a statement's columns, shared by all its rows. A search through a few short names beats hashing.
    final class Columns: Sendable {
        let names: [String]
        init(_ names: [String]) { self.names = names }
    }
}
