internal import CCurl
import Domain
import FoundationEssentials

/// Visits addresses outside, with libcurl: names in any script, redirects, certificates.
public struct WebVisitor: Sendable {
    /// Seconds for a visit, from the name to the last byte.
    private let patience: Int
    private let visitsPrivateAddresses: Bool
    private static let mostRedirects = 10

    /// Whoever writes a record names an address, so that this machine and the network around it are left alone unless the
    /// operator says otherwise.
    public init(patience: Int = 20, visitsPrivateAddresses: Bool = false) {
        self.patience = patience
        self.visitsPrivateAddresses = visitsPrivateAddresses
        makeCurlReady()
    }

    /// Blocks until the address answered or the patience ended. Only `http` and `https` are followed.
    public func visit(_ address: String, at now: Date) -> LinkVisit {
        let start = ContinuousClock.now
        let (outcome, final) = ask(address)
        let elapsed = start.duration(to: .now)
        let milliseconds = Int(
            elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000)
        return LinkVisit(
            address: address, visitedAt: now, outcome: outcome, finalAddress: final == address ? nil : final,
            milliseconds: milliseconds)
    }

    private func ask(_ address: String) -> (LinkVisit.Outcome, final: String?) {
        guard let handle = curl_easy_init() else { return (.failed(.other), nil) }
        defer { curl_easy_cleanup(handle) }
        var received = 0
        let code = withUnsafeMutablePointer(to: &received) { received in
            curl_set_text(handle, CURLOPT_URL, address)
            curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
            curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
            curl_set_text(handle, CURLOPT_USERAGENT, "SmartIndustry-link-check/1")
            curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 1)
            curl_set_number(handle, CURLOPT_MAXREDIRS, Self.mostRedirects)
            curl_set_number(handle, CURLOPT_TIMEOUT, patience)
            curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, max(1, patience / 2))
            curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
            if !visitsPrivateAddresses { curl_stay_outside(handle) }
            curl_discard_body(handle, received)
            return curl_easy_perform(handle)
        }
        var status = 0
        curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        var final: UnsafePointer<CChar>?
        curl_get_text(handle, CURLINFO_EFFECTIVE_URL, &final)
        let finalAddress = final.map { String(cString: $0) }
        // A page that was longer than we wanted to read has answered nevertheless.
        if status != 0, code == CURLE_OK || code == CURLE_WRITE_ERROR { return (.answered(status), finalAddress) }
        return (.failed(Self.failure(code)), finalAddress)
    }

    private static func failure(_ code: CURLcode) -> LinkVisit.Failure {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_URL_MALFORMAT: .unknownHost
        case CURLE_COULDNT_CONNECT: .refused
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM: .certificate
        case CURLE_TOO_MANY_REDIRECTS: .tooManyRedirects
        default: .other
        }
    }
}
