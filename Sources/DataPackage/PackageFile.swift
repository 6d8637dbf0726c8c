import Domain
import Foundation

/// A file of the package: its path inside the package, and its text.
///
/// One that stands on disk is read each time its text is asked for: a large package is not kept in memory.
public struct PackageFile: Sendable {
    public let path: String
    private let source: Source

    private enum Source {
        case text(String)
        case disk(URL, fingerprint: Int)
    }

    public init(path: String, text: String) {
        self.path = path
        source = .text(text)
    }

    /// A file that was read once, with the text it had then.
    init(path: String, url: URL, text: String) {
        self.path = path
        source = .disk(url, fingerprint: text.hashValue)
    }

    /// Throws when a file on disk is no longer what it was when the package was read.
    public var text: String {
        get throws(FileMistake) {
            switch source {
            case .text(let text): return text
            case .disk(let url, let fingerprint):
                guard let data = try? Data(contentsOf: url), let text = String(validating: data, as: UTF8.self),
                    text.hashValue == fingerprint
                else { throw FileMistake(path: path, line: nil, pointer: "", problem: .changedMeanwhile) }
                return text
            }
        }
    }
}
