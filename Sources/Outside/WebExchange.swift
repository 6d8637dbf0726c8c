internal import CCurl
import FoundationEssentials

/// Asks another server something, and reads its answer: bounded in time and size, and never led elsewhere.
struct WebExchange: Sendable {
    struct Answer {
        let status: Int
        let body: Data
    }

    /// The server did not answer, or said more than anyone would.
    struct Unanswered: Error {
        let reason: String
    }

    /// Seconds for all of it.
    private static let patience = 15
    private static let largestAnswer = 256 * 1024

    /// Blocks until there is an answer. A form is posted; without one the address is only read.
    func ask(_ address: String, form: String? = nil, user: String? = nil, password: String? = nil) throws -> Answer {
        makeCurlReady()
        guard let handle = curl_easy_init() else { throw Unanswered(reason: "no memory") }
        defer { curl_easy_cleanup(handle) }
        let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: Self.largestAnswer)
        defer { buffer.deallocate() }
        var answer = curl_answer(text: buffer, length: 0, capacity: Self.largestAnswer)
        let code = withUnsafeMutablePointer(to: &answer) { answer in
            curl_set_text(handle, CURLOPT_URL, address)
            curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
            curl_set_text(handle, CURLOPT_USERAGENT, "SmartIndustry/1")
            curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
            curl_set_number(handle, CURLOPT_TIMEOUT, Self.patience)
            curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
            if let user, let password {
                curl_set_number(handle, CURLOPT_HTTPAUTH, curl_auth_basic)
                curl_set_text(handle, CURLOPT_USERNAME, user)
                curl_set_text(handle, CURLOPT_PASSWORD, password)
            }
            if let form {
                curl_set_number(handle, CURLOPT_POST, 1)
                curl_set_number(handle, CURLOPT_POSTFIELDSIZE, form.utf8.count)
                curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, form)
            }
            curl_keep_body(handle, answer)
            return curl_easy_perform(handle)
        }
        guard code == CURLE_OK else { throw Unanswered(reason: String(cString: curl_easy_strerror(code))) }
        var status = 0
        curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        return Answer(status: status, body: Data(bytes: buffer, count: answer.length))
    }
}
