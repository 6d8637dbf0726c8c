/// C strings in one buffer, for the calls of libpq that take an array of them.
struct Parameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []

    init(texts: [String]) {
        for text in texts { append(text) }
    }

    init(_ values: [SQLValue]) {
        offsets.reserveCapacity(values.count)
        for value in values {
            switch value {
            case .null: offsets.append(nil)
            case .integer(let number): append(String(number))
            case .real(let number): append(String(number))
            case .text(let text): append(text)
            case .blob(let bytes): append(Self.hexadecimal(bytes))
            }
        }
    }

    private mutating func append(_ text: String) {
        offsets.append(bytes.count)
        bytes.append(contentsOf: text.utf8)
        bytes.append(0)
    }

    func withPointers<Value>(_ body: ([UnsafePointer<CChar>?]) throws -> Value) rethrows -> Value {
        try bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            return try body(offsets.map { offset in offset.flatMap { offset in start.map { $0 + offset } } })
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = Array("\\x".utf8)
        text.reserveCapacity(2 + 2 * bytes.count)
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
