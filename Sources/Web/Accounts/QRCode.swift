import CQRencode

/// `components/qr-code.mustache`: a text as squares that a camera reads, drawn without a script or a style of its own.
struct QRCode: Sendable {
    /// What it is, for those who do not see it.
    let qrLabel: String
    /// Squares on each side, with the white border.
    let qrSide: Int
    /// The dark squares, row by row, as the path of an SVG.
    let qrPath: String

    /// Squares of the white border, without which cameras do not find the code (ISO/IEC 18004).
    private static let border = 4

    /// Nil when the text is longer than such a code can hold. A screen is not torn: the weakest correction will do.
    init?(of text: String, label: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let squares = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        qrLabel = label
        qrSide = width + 2 * Self.border
        qrPath = squares.indices.filter { squares[$0] & 1 == 1 }.map { place in
            "M\(place % width + Self.border) \(place / width + Self.border)h1v1h-1z"
        }.joined()
    }
}
