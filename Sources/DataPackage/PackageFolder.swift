import Domain
import Foundation

/// The files of a package on disk, read within bounds and without following links.
struct PackageFolder {
    let root: URL

    static let fileLimit = 250_000
    static let bytesPerFile = 8 << 20
    static let bytesInAll = 256 << 20

    /// Every file of the package, sorted by path. What is too large, not UTF-8, a link or no part of a package is a mistake.
    func files(mistakes: inout [FileMistake]) throws -> [PackageFile] {
        var files: [PackageFile] = []
        var bytes = 0
        for path in try paths(mistakes: &mistakes) {
            func note(_ problem: Mistake.Problem) {
                mistakes.append(FileMistake(path: path, line: nil, pointer: "", problem: problem))
            }
            let url = root.appending(path: path)
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
                note(.unreadable("UTF-8"))
                continue
            }
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                note(.unreadable("link"))
                continue
            }
            let size = (attributes[.size] as? Int) ?? 0
            guard size <= Self.bytesPerFile else {
                note(.tooLong(limit: Self.bytesPerFile))
                continue
            }
            bytes += size
            guard bytes <= Self.bytesInAll else {
                note(.tooLong(limit: Self.bytesInAll))
                break
            }
            let data = try Data(contentsOf: url)
            if let place = data.firstIndex(of: 0) {
                let line = data[..<place].count { $0 == 10 } + 1
                mistakes.append(FileMistake(path: path, line: line, pointer: "", problem: .unreadable("NUL")))
                continue
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                let lines = data.split(separator: 10, omittingEmptySubsequences: false)
                let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
                mistakes.append(FileMistake(path: path, line: line, pointer: "", problem: .unreadable("UTF-8")))
                continue
            }
            files.append(PackageFile(path: path, url: url, text: text))
        }
        return files
    }

    private func paths(mistakes: inout [FileMistake]) throws -> [String] {
        guard let contents = FileManager.default.enumerator(atPath: root.resolvingSymlinksInPath().path) else {
            throw PackageError([FileMistake(path: root.path, line: nil, pointer: "", problem: .missing)])
        }
        var paths: [String] = []
        while let path = contents.nextObject() as? String {
            if contents.fileAttributes?[.type] as? FileAttributeType == .typeDirectory { continue }
            if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
            paths.append(path)
            guard paths.count <= Self.fileLimit else {
                mistakes.append(
                    FileMistake(path: path, line: nil, pointer: "", problem: .tooMany(limit: Self.fileLimit)))
                break
            }
        }
        return paths.sorted()
    }
}
