import Domain

extension Instrument {
    /// Reads and checks the one instrument of a file, as an import would; `context` has what it may refer to.
    ///
    /// Throws every mistake with its line.
    public init(file text: String, path: String, context: ReadingContext) throws(PackageError) {
        let yaml: YAMLFile
        do {
            yaml = try YAMLFile(text)
        } catch {
            throw PackageError([FileMistake(path: path, line: error.line, pointer: "", problem: error.problem)])
        }
        let reader = DataReader(yaml.value)
        self.init(id: Self.identifier(yaml.value), reading: reader, context: context)
        let mistakes = reader.mistakes.map {
            FileMistake(path: path, line: yaml.line(of: $0.pointer), pointer: $0.pointer, problem: $0.problem)
        }
        if !mistakes.isEmpty { throw PackageError(mistakes) }
    }

    /// `smart-sme-1`, whatever the file is called.
    private static func identifier(_ value: DataValue) -> String {
        let part = { (name: String) in
            switch value[name] {
            case .text(let text): text
            case .integer(let number): "\(number)"
            default: ""
            }
        }
        return "\(part("instrument"))-\(part("version"))"
    }
}
