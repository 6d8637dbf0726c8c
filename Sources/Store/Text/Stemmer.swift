internal import CStemmer

/// A Snowball stemmer; one word at a time, so whoever shares it locks it.
struct Stemmer: ~Copyable {
    private let handle: OpaquePointer?

    /// `algorithm` is a name of libstemmer, such as `russian`. One it does not know leaves words as they are.
    init(_ algorithm: String) { handle = sb_stemmer_new(algorithm, "UTF_8") }

    deinit { sb_stemmer_delete(handle) }

    borrowing func stem(_ word: String) -> String {
        guard let handle else { return word }
        let bytes = Array(word.utf8)
        guard let stem = sb_stemmer_stem(handle, bytes, Int32(bytes.count)) else { return word }
        let length = Int(sb_stemmer_length(handle))
        return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
}
