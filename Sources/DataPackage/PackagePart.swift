import Domain

/// What a file of a package holds, told by its path.
enum PackagePart: Hashable {
    case country, documents, schemes, concepts, mappings, places, map, notes
    case records(Kind)

    init?(path: String) {
        let parts = path.split(separator: "/")
        switch (parts.count, parts.first ?? "") {
        case (1, "package.yaml"): self = .country
        case (1, "sources.yaml"): self = .documents
        case (1, "schemes.csv"): self = .schemes
        case (1, "mappings.csv"): self = .mappings
        case (1, "places.csv"): self = .places
        case (1, "map.geojson"): self = .map
        case (1, let name) where name.hasSuffix(".md") || name == "LICENSE": self = .notes
        case (2, "concepts") where path.hasSuffix(".csv"): self = .concepts
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

    /// The identifiers of the records in a file: its name, or the `id` with which each entry of a list starts.
    static func identifiers(in file: PackageFile) -> [String] {
        let lines = file.text.split(whereSeparator: \.isNewline)
        let isList = lines.first { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }?.hasPrefix("-") ?? false
        guard isList else { return [name(of: file.path)] }
        return lines.filter { $0.hasPrefix("- id:") }.map { line in
            let value = line.dropFirst("- id:".count).prefix { $0 != "#" }
            return String(value.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
        }
    }

    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)])
    }
}
