/// What is too much for the memory, fetched page by page and taken one by one.
struct Pages<Element> {
    private let fetch: (Element?) throws -> [Element]
    private var page: [Element] = []
    private var place = 0
    private var isAtEnd = false

    /// `fetch` gives the elements behind one, or the first ones for nil; none at the end.
    init(fetch: @escaping (Element?) throws -> [Element]) { self.fetch = fetch }

    /// The element that is taken next; nil at the end.
    mutating func peek() throws -> Element? {
        if place == page.count, !isAtEnd {
            page = try fetch(page.last)
            place = 0
            isAtEnd = page.isEmpty
        }
        return place < page.count ? page[place] : nil
    }

    mutating func next() throws -> Element? {
        let element = try peek()
        if element != nil { place += 1 }
        return element
    }
}
