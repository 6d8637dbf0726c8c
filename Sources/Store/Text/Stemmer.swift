internal import CStemmer

/// A Snowball stemmer; one word at a time, so whoever shares it locks it.
struct Stemmer: ~Copyable {
    private let handle: OpaquePointer?

    /// `algorithm` is a name of libstemmer, such as `russian`. One it does not know leaves words as they are.
    init(_ algorithm: String) { handle = sb_stemmer_new(algorithm, "UTF_8") }

    deinit { sb_stemmer_delete(handle) }

    /// Makes a stem of a word in UTF-8, and says whether that changed it.
    borrowing func stem(_ word: inout [UInt8]) -> Bool {
        guard let handle, let stem = sb_stemmer_stem(handle, word, Int32(word.count)) else { return false }
        let letters = UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle)))
        if letters.elementsEqual(word) { return false }
        word = Array(letters)
        return true
    }
}
