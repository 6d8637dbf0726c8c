import Domain
import Foundation

/// The files of a package on disk, read within bounds and without following links.
struct PackageFolder {
    let root: URL

    static let fileLimit = 250_000
    static let bytesPerFile = 64 << 20
    static let bytesInAll = 512 << 20

    /// Every file of the package, sorted by path. What is too large, not UTF-8, a link or no part of a package is a mistake.
    func files(mistakes: inout [FileMistake]) throws -> [PackageFile] {
        var files: [PackageFile] = []
        var bytes = 0
        for path in try paths(mistakes: &mistakes) {
            func note(_ problem: Mistake.Problem) {
                mistakes.append(FileMistake(path: path, line: nil, pointer: "", problem: problem))
            }
            let url = root.appending(path: path)
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                note(.unreadable("link"))
                continue
            }
            let size = (attributes[.size] as? Int) ?? 0
            bytes += size
            guard size <= Self.bytesPerFile, bytes <= Self.bytesInAll else {
                note(.tooLong(limit: size > Self.bytesPerFile ? Self.bytesPerFile : Self.bytesInAll))
                continue
            }
            let data = try Data(contentsOf: url)
            guard !data.contains(0), let text = String(validating: data, as: UTF8.self) else {
                note(.unreadable("UTF-8"))
                continue
            }
            files.append(PackageFile(path: path, text: text))
        }
        return files
    }

    private func paths(mistakes: inout [FileMistake]) throws -> [String] {
        guard let contents = FileManager.default.enumerator(atPath: root.path) else {
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
