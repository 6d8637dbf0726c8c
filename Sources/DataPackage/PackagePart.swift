import Domain

/// What a file of a package holds, told by its path.
public enum PackagePart: Hashable, Sendable {
    case country, documents, schemes, concepts, mappings, places, surveys, population, map, notes
    case records(Kind)

    public init?(path: String) {
        let parts = path.split(separator: "/")
        switch (parts.count, parts.first ?? "") {
        case (1, "package.yaml"): self = .country
        case (1, "sources.yaml"): self = .documents
        case (1, "population.yaml"): self = .population
        case (1, "schemes.csv"): self = .schemes
        case (1, "mappings.csv"): self = .mappings
        case (1, "places.csv"): self = .places
        case (1, "map.geojson"): self = .map
        case (1, let name) where name.hasSuffix(".md") || name == "LICENSE": self = .notes
        case (2, "concepts") where path.hasSuffix(".csv"): self = .concepts
        case (2, "surveys") where path.hasSuffix(".csv"): self = .surveys
        case (2, let folder) where path.hasSuffix(".yaml"):
            guard let kind = Kind(rawValue: String(folder)) else { return nil }
            self = .records(kind)
        default: return nil
        }
    }

    /// `concepts/NACE-C.csv` holds concepts of `NACE`.
    static func scheme(of path: String) -> String {
        String(name(of: path).split(separator: "-").first ?? "")
    }

    /// The identifier of the one record of a file.
    static func identifier(of path: String) -> String { name(of: path) }

    /// The identifiers of the records in the text of a file: its name, or the `id` with which each entry of a list starts.
    static func identifiers(in text: String, of path: String) -> [String] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let lines = text.utf8.dropFirst(text.utf8.starts(with: mark) ? 3 : 0).split { $0 == 10 || $0 == 13 }
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 }
        let first = lines.first { line in
            line.first != UInt8(ascii: "#") && !line.allSatisfy(isBlank) && !line.elementsEqual("---".utf8)
        }
        guard first?.starts(with: "- ".utf8) == true else { return [name(of: path)] }
        let start = Array("- id:".utf8)
        return lines.filter { $0.starts(with: start) }.map { line in
            let value = line.dropFirst(start.count).prefix { $0 != UInt8(ascii: "#") }
            let marks = [UInt8(ascii: "\""), UInt8(ascii: "'")]
            return String(decoding: value.filter { !isBlank($0) && !marks.contains($0) }, as: UTF8.self)
        }
    }

    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)])
    }
}
