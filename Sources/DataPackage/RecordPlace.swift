import Domain

extension CountryPackage {
    /// Something wrong with a record that only a comparison with others can tell, at its file and line.
    public func mistake(
        _ problem: Mistake.Problem, in kind: Kind, _ id: String, at pointer: String
    ) throws -> FileMistake {
        for file in files where PackagePart(path: file.path) == .records(kind) {
            let yaml = try YAMLFile(file)
            guard let place = Self.place(of: id, in: yaml.value, file.path) else { continue }
            return FileMistake(
                path: file.path, line: yaml.line(of: place + pointer), pointer: pointer, problem: problem)
        }
        // A record without a file was not read from a package.
        return FileMistake(path: "\(kind.rawValue)/\(id)", line: nil, pointer: pointer, problem: problem)
    }

    /// The pointer to a record in its file: the whole of it, or one entry of a list.
    private static func place(of id: String, in value: DataValue, _ path: String) -> String? {
        guard case .list(let entries) = value else { return PackagePart.identifier(of: path) == id ? "" : nil }
        return entries.firstIndex { $0["id"] == .text(id) }.map { "/\($0)" }
    }
}
