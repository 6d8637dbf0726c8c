import Foundation
import Secrets

/// The key that seals secrets which have to be read again, in a file of its own so that a copy of the database does not open them.
enum SecretKeyFile {
    /// Reads the key; makes one where there is none yet. Servers of one platform need the same file.
    static func key(at path: String) throws -> [UInt8] {
        if !FileManager.default.fileExists(atPath: path) { try make(at: path) }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let key = bytes(ofHexadecimal: text.filter { !$0.isWhitespace }), key.count == Seal.keyLength
        else {
            throw CommandError("SESSION_SECRET_FILE \(path) must hold \(Seal.keyLength * 2) hexadecimal digits.")
        }
        return key
    }

    /// Whole or not at all, readable by its owner only; of two programs that start at once the first one's key counts.
    private static func make(at path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        let digits = Random.bytes(Seal.keyLength).hexadecimal
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(digits.utf8), attributes: [.posixPermissions: 0o600])
        else { throw CommandError("The key of SESSION_SECRET_FILE cannot be written to \(path).") }
        defer { try? FileManager.default.removeItem(atPath: draft) }
        guard link(draft, path) == 0 || errno == EEXIST else {
            throw CommandError("The key of SESSION_SECRET_FILE cannot be written to \(path).")
        }
    }

    private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        let digits = text.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
        guard digits.count == text.count else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
