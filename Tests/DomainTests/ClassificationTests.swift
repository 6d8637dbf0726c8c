import Domain
import Testing

struct ClassificationTests {
    @Test func `a notation is in itself and in all above it`() {
        let classification = Classification.sample
        #expect(classification.path(of: "C16.10") == ["C16.10", "C16", "C"])
        #expect(classification.isIn("C16.10", "C") && classification.isIn("C", "C"))
        #expect(!classification.isIn("C", "C16") && !classification.isIn("G", "C") && !classification.isIn("X", "X"))
    }

    @Test func `labels are in the reader's language, unknown notations label themselves`() {
        #expect(Classification.sample.label("C16.10", in: .ru) == "Распиловка древесины")
        #expect(Classification.sample.label("X", in: .ru) == "X")
    }

    @Test func `narrower concepts and those of a scheme keep the order of the data`() {
        #expect(Classification.sample.narrower(than: "C16") == ["C16.10", "C16.2"])
        #expect(Classification.sample.narrower(than: "G") == [])
        #expect(Classification.sample.concepts(of: "REGION").map(\.notation) == ["BY", "BY-HR", "BY-HR-lida", "BY-HM"])
    }

    @Test func `mappings are found by where they start`() {
        let mapping = ConceptMapping(from: "a", relation: .closeMatch, to: "b")
        let classification = Classification(mappings: [mapping])
        #expect(classification.mappings(from: "a") == [mapping])
        #expect(classification.mappings(from: "b") == [])
    }

    @Test func `a circle of notations ends`() {
        let circle = [("a", "b"), ("b", "a")].map {
            Concept(scheme: "s", notation: $0, prefLabel: .init(be: "", ru: "", en: ""), broader: $1)
        }
        #expect(Classification(concepts: circle).path(of: "a") == ["a", "b"])
    }
}
