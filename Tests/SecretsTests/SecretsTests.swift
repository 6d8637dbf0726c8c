import Secrets
import Testing

/// Published vectors, and what has to hold of secrets.
struct SecretsTests {
    @Test(arguments: [
        // RFC 6238, appendix B: 8 digits, SHA-1, the secret "12345678901234567890".
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `one-time codes are those of the standard`(seconds: Int, code: String) {
        let codes = OneTimeCode(secret: Array("12345678901234567890".utf8))
        #expect(codes.text(at: OneTimeCode.step(at: seconds), digits: 8) == code)
    }

    @Test func `a one-time code counts once, now and a step aside`() throws {
        let codes = OneTimeCode(secret: Random.bytes(20))
        let now = 1_800_000_000
        let step = OneTimeCode.step(at: now)
        for place in -1...1 {
            #expect(codes.step(of: codes.text(at: step + place), at: now, after: nil) == step + place)
        }
        #expect(codes.step(of: codes.text(at: step), at: now, after: step) == nil)
        #expect(codes.step(of: codes.text(at: step - 1), at: now, after: step) == nil)
        #expect(codes.step(of: "", at: now, after: nil) == nil)
    }

    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `base 32 is that of RFC 4648`(text: String, coded: String) {
        #expect(Base32.text(Array(text.utf8)) == coded)
    }

    @Test func `SHA-1 and its message code are those of the standards`() {
        #expect(SHA1.digest(of: Array("abc".utf8)).hexadecimal == "a9993e364706816aba3e25717850c26c9cd0d89d")
        // RFC 2202, cases 1 and 6: a short key, and one longer than a block.
        #expect(
            SHA1.code(of: Array("Hi There".utf8), key: Array(repeating: 0x0B, count: 20)).hexadecimal
                == "b617318655057264e28bc0b6fb378c8ef146be00")
        #expect(
            SHA1.code(
                of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                key: Array(repeating: 0xAA, count: 80)
            ).hexadecimal == "aa4ae5e15272d00e95705637ce8a3b55ed402112")
    }

    @Test func `a digest is BLAKE2b`() {
        // The first 32 bytes as `b2sum --length 256` prints them.
        #expect(Digest.of("abc").hexadecimal == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
    }

    @Test func `a password matches its own hash only`() {
        let hash = PasswordHash(of: "лесапілка 2026")
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(hash.matches("лесапілка 2026"))
        #expect(!hash.matches("лесапілка 2027"))
        #expect(!hash.matches(""))
        #expect(!PasswordHash(stored: "").matches(""))
        #expect(!hash.isOutdated)
    }

    @Test func `tokens differ, are read back, and are not what is stored`() throws {
        let token = SecretToken()
        #expect(token.text != SecretToken().text)
        #expect(try #require(SecretToken(token.text)).digest == token.digest)
        #expect(token.digest != token.text)
        for text in [
            "", "x", token.text + "x", String(token.text.dropLast()) + "=", String(token.text.dropLast()) + "ы",
        ] {
            #expect(SecretToken(text) == nil)
        }
    }

    @Test func `what is sealed opens with its key, unchanged`() throws {
        let seal = try #require(Seal(key: Random.bytes(32)))
        let sealed = seal.seal([1, 2, 3])
        #expect(seal.open(sealed) == [1, 2, 3])
        #expect(seal.open(seal.seal([])) == [])
        #expect(try #require(Seal(key: Random.bytes(32))).open(sealed) == nil)
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            #expect(seal.open(changed) == nil)
        }
        #expect(seal.open([]) == nil)
        #expect(Seal(key: []) == nil)
    }

    @Test func `bytes come back from hexadecimal digits in lower case, and from nothing else`() {
        let bytes = (0...255).map(UInt8.init)
        #expect([UInt8](hexadecimal: Array(bytes.hexadecimal.utf8)[...]) == bytes)
        for text in ["0", "0g", "AB", "a ", "\u{e9}"] { #expect([UInt8](hexadecimal: Array(text.utf8)[...]) == nil) }
    }
}
