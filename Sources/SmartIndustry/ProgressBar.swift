import Foundation
import Synchronization

/// A bar on standard error while something long is done, where a person watches: nothing in a file or a pipe.
final class ProgressBar: Sendable {
    private let label: String
    private let shown = Mutex(-1)
    private static let width = 30

    init(_ label: String) { self.label = label }

    /// `part` is 0 to 1; the bar never goes back.
    func show(_ part: Double) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let percent = Int((min(max(part, 0), 1) * 100).rounded(.down))
        shown.withLock { shown in
            guard percent > shown else { return }
            shown = percent
            let filled = Self.width * percent / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
            FileHandle.standardError.write(Data("\r\(label) \(bar) \(percent) %".utf8))
        }
    }

    /// Wipes the bar away, so that what is said next stands alone.
    func end() {
        shown.withLock { shown in
            guard shown >= 0 else { return }
            shown = -1
            FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
        }
    }
}
