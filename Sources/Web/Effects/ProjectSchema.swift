import Domain
import Store

/// The JSON schema of a question about one kind of project: its own inputs, which of them have to be given, and their ranges.
struct ProjectSchema {
    let project: Project
    /// What has been measured need not be given.
    let measured: Set<InputName>

    init(_ project: Project, in catalogue: Catalogue) {
        self.project = project
        measured = Set(project.measured(in: catalogue.effectStatistics).keys)
    }

    var value: DataValue {
        .object([
            .init("title", .text(project.core.title.en)), .init("type", .text("object")),
            .init("required", .list([.text("project"), .text("inputs")])),
            .init("additionalProperties", .boolean(false)),
            .init(
                "properties",
                .object([
                    .init("project", .object([.init("const", .text(project.id))])), .init("inputs", inputs),
                    .init("scenario", Self.reference("Scenario")), .init("currency", Self.reference("Currency")),
                    .init("spread", Self.reference("Spread")), .init("funding", Self.reference("AppliedFunding")),
                    .init("language", Self.reference("Language")),
                ])),
        ])
    }

    private var inputs: DataValue {
        let required = project.inputs.map(\.name).filter(isNeeded).map(\.rawValue) + project.costs.map(\.name)
        let properties =
            project.inputs.map { input in
                DataValue.Field(input.name.rawValue, Self.figure(input.title.en, input.range))
            }
            + project.costs.map { .init($0.name, Self.figure($0.title.en, 0...InputName.largestAmount)) }
        return .object([
            .init("type", .text("object")), .init("required", .list(required.map(DataValue.text))),
            .init("additionalProperties", .boolean(false)), .init("properties", .object(properties)),
        ])
    }

    private func isNeeded(_ name: InputName) -> Bool {
        project.input(name)?.default == nil && !measured.contains(name)
    }

    /// `12` or `{typical: 12, spread: 0.1}`.
    private static func figure(_ title: String, _ range: ClosedRange<Double>) -> DataValue {
        let number = DataValue.object([
            .init("type", .text("number")), .init("minimum", DataValue(range.lowerBound)),
            .init("maximum", DataValue(range.upperBound)),
        ])
        let spread = DataValue.object([
            .init("type", .text("object")), .init("required", .list([.text("typical")])),
            .init("additionalProperties", .boolean(false)),
            .init("properties", .object([.init("typical", number), .init("spread", reference("Spread"))])),
        ])
        return .object([.init("title", .text(title)), .init("anyOf", .list([number, spread]))])
    }

    private static func reference(_ name: String) -> DataValue {
        .object([.init("$ref", .text("#/components/schemas/\(name)"))])
    }
}
