import Actions
import DataPackage
import Domain
import FoundationEssentials
import Secrets
import Store
import TestSupport
import Testing

/// From an assessment to its gaps, and from what it advises into a plan.
struct AdviceTests {
    private static func instrument() throws -> Instrument {
        let reader = DataReader(try DataValue(yaml: yaml))
        let instrument = Instrument(id: "my-check-1", reading: reader)
        try #require(reader.mistakes.isEmpty)
        return instrument
    }

    @Test func `gaps are what the firm says hurts, the dimensions below their top, and what scored answers imply`()
        throws
    {
        let instrument = try Self.instrument()
        let answers: [String: Instrument.Answer] = [
            "backup": .option("none"), "sensors": .option("some"), "worries": .options(["scrap"]),
        ]
        let classification = try Belarus.package().classification
        let gaps = instrument.gaps(instrument.score(answers), answers, classification)
        #expect(gaps.map(\.notation) == ["PROBLEM-scrap", "DATA", "MACHINES", "PROBLEM-downtime"])
        let measured: [Gap.Origin] = [.measured(missing: 100, share: 40), .measured(missing: 50, share: 60)]
        #expect(gaps.map(\.origin) == [.stated] + measured + [.implied])
        #expect(gaps[1].concepts == ["DT-15"])
        let best: [String: Instrument.Answer] = ["backup": .option("daily"), "sensors": .option("all")]
        #expect(instrument.gaps(instrument.score(best), best, classification) == [])
        // Nothing is known of a dimension that nobody answered for: it is no gap.
        #expect(instrument.gaps(instrument.score([:]), [:], classification) == [])
    }

    @Test func `what is advised goes into a plan once, in every language`() async throws {
        let (database, secret, instrument) = (try await emptyDatabase(), SecretToken(), try Self.instrument())
        let body = try instrument.dataValue.json()
        try await database.write { db in
            try db.records.save(instrument, body: body, at: 1)
            try db.beginPlan(secret, at: .morning)
            let advice = try #require(AdviceName("my-check-1/DATA/low/0"))
            for _ in 0..<2 { try db.addStep(advice, to: .secret(secret), by: .visitor, at: .morning) }
        }
        let steps = try await database.read { db in
            try db.content(of: try db.openPlan(.secret(secret), for: .visitor, at: .morning)).steps
        }
        #expect(
            steps.map(\.content.title) == [LocalizedText(be: "Рабіце копіі", ru: "Делайте копии", en: "Make copies")])
        #expect(AdviceName("my-check-1/DATA/low/0")?.description == "my-check-1/DATA/low/0")
        for wrong in ["my-check-1/DATA/low/1", "my-check-1/DATA/high/0", "other-1/DATA/low/0"] {
            await #expect(throws: Refusal.notFound) {
                try await database.write {
                    let advice = try #require(AdviceName(wrong))
                    try $0.addStep(advice, to: .secret(secret), by: .visitor, at: .morning)
                }
            }
        }
    }

    private static let yaml = """
        title: {be: П, ru: П, en: Check}
        summary: {be: П, ru: П, en: Check}
        instrument: my-check
        version: 1
        subjects: [firm]
        total: {scoring: weightedMean}
        bands:
          - {notation: low, title: {be: н, ru: н, en: low}, from: 0, below: 50}
          - {notation: high, title: {be: в, ru: в, en: high}, from: 50}
        dimensions:
          - notation: DATA
            title: {be: Д, ru: Д, en: Data}
            weight: 40
            scoring: mean
            concepts: [DT-15]
            interpretations:
              - band: low
                meaning: {be: м, ru: м, en: little}
                steps: [{be: Рабіце копіі, ru: Делайте копии, en: Make copies}]
          - {notation: MACHINES, title: {be: С, ru: С, en: Machines}, weight: 60, scoring: mean, concepts: [DT-9]}
        questions:
          - notation: backup
            dimension: DATA
            kind: single
            title: {be: К, ru: К, en: Copies}
            options:
              - {notation: none, title: {be: н, ru: н, en: none}, points: 0, concepts: [PROBLEM-downtime]}
              - {notation: daily, title: {be: д, ru: д, en: daily}, points: 2}
          - notation: sensors
            dimension: MACHINES
            kind: single
            title: {be: Д, ru: Д, en: Sensors}
            options:
              - {notation: none, title: {be: н, ru: н, en: none}, points: 0}
              - {notation: some, title: {be: н, ru: н, en: some}, points: 1}
              - {notation: all, title: {be: у, ru: в, en: all}, points: 2}
          - notation: worries
            kind: multiple
            title: {be: Ц, ru: Т, en: Worries}
            options:
              - {notation: scrap, title: {be: б, ru: б, en: scrap}, concepts: [PROBLEM-scrap]}
              - {notation: nothing, title: {be: н, ru: н, en: nothing}}
        vectors:
          - title: none
            answers: {backup: none, sensors: none}
            expect: {total: 0}
        sources: [{document: x, place: y}]
        asOf: 2026-11-21
        """
}
