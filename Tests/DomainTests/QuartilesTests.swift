import Domain
import Testing

/// Type 7 of Hyndman and Fan, worked by hand: the cut at p lies at place (n − 1) · p of the ordered values, from 0.
struct QuartilesTests {
    @Test(arguments: [
        ([7.0], 7.0, 7.0, 7.0),
        // Places 0.25, 0.5 and 0.75.
        ([1, 3], 1.5, 2, 2.5),
        ([10, 20, 30], 15, 20, 25),
        // Places 0.75, 1.5 and 2.25, whatever the order.
        ([4, 1, 3, 2], 1.75, 2.5, 3.25),
        ([5, 1, 4, 2, 3], 2, 3, 4),
        // `quantile(c(6,7,15,36,39,40,41,42,43,47,49))` of R.
        ([6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49], 25.5, 40, 42.5),
        ([-2, -2, -2, -2], -2, -2, -2),
    ])
    func `cuts are interpolated between the values beside them`(
        values: [Double], lower: Double, median: Double, upper: Double
    ) {
        #expect(Quartiles(values) == Quartiles(lower: lower, median: median, upper: upper))
    }

    @Test func `nothing has no quartiles`() { #expect(Quartiles([]) == nil) }
}
