import Foundation

/// Scores of dimensions as a figure: one axis for each, numbered as in the table beside it. Axes that were not measured are dashed
/// and not joined.
struct RadarDrawing: Sendable {
    let radarBox: String
    let rings: [Ring]
    let axes: [Axis]
    let shapes: [Shape]

    struct Ring: Sendable { let ringPoints: String }

    struct Axis: Sendable {
        let axisX: String
        let axisY: String
        let axisClass: String
        let numberX: String
        let numberY: String
        let axisNumber: String
    }

    /// One measurement: an area where every axis is measured, else dots alone.
    struct Shape: Sendable {
        let shapeClass: String
        let shapePoints: String?
        let dots: [Dot]
    }

    struct Dot: Sendable {
        let dotX: String
        let dotY: String
    }

    private static let radius = 100.0
    private static let margin = 26.0

    /// - Parameter measurements: by measurement, for each axis how much of it is reached, 0 to 1; nil where that is unknown. The newest last.
    init?(_ measurements: [[Double?]]) {
        guard let newest = measurements.last, newest.count >= 3, newest.contains(where: { $0 != nil }) else {
            return nil
        }
        let count = newest.count
        func point(_ axis: Int, _ length: Double) -> (x: Double, y: Double) {
            let angle = 2 * Double.pi * Double(axis) / Double(count) - Double.pi / 2
            return (Self.radius * length * cos(angle), Self.radius * length * sin(angle))
        }
        func text(_ point: (x: Double, y: Double)) -> String { "\(Self.text(point.x)),\(Self.text(point.y))" }
        let reach = Self.radius + Self.margin
        radarBox = "\(Self.text(-reach)) \(Self.text(-reach)) \(Self.text(reach * 2)) \(Self.text(reach * 2))"
        rings = [0.25, 0.5, 0.75, 1].map { length in
            Ring(ringPoints: (0..<count).map { text(point($0, length)) }.joined(separator: " "))
        }
        axes = newest.indices.map { axis in
            let (end, label) = (point(axis, 1), point(axis, 1.16))
            return Axis(
                axisX: Self.text(end.x), axisY: Self.text(end.y),
                axisClass: newest[axis] == nil ? "unmeasured" : "measured",
                numberX: Self.text(label.x), numberY: Self.text(label.y + 4.5), axisNumber: "\(axis + 1)")
        }
        shapes = measurements.enumerated().map { place, lengths in
            let points = lengths.enumerated().compactMap { axis, length in
                length.map { point(axis, min(1, max(0, $0))) }
            }
            return Shape(
                shapeClass: place == measurements.count - 1 ? "now" : "before",
                shapePoints: points.count == count ? points.map(text).joined(separator: " ") : nil,
                dots: points.map { Dot(dotX: Self.text($0.x), dotY: Self.text($0.y)) })
        }
    }

    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }
}
