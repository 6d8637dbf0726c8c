import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Synchronization
import Web

/// A clock that a test moves. Each look at it is a millisecond later, so that what comes first is known.
public final class TestClock: Sendable {
    private let instant: Mutex<Date>

    public init(_ now: Date = .march1) { instant = Mutex(now) }

    public var now: Date {
        instant.withLock { now in
            now += 0.001
            return now
        }
    }

    public func advance(minutes: Double) { instant.withLock { $0 += minutes * 60 } }
}

/// A person's browser: it keeps cookies, follows redirects and sends the forms it was shown.
public final class Browser: Sendable {
    private let visitor: Visitor
    private let jar: Mutex<[String: String]>
    private let agent: String

    public init(_ visitor: Visitor, agent: String = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0") {
        self.visitor = visitor
        self.agent = agent
        jar = Mutex([:])
    }

    public var cookies: [String: String] {
        get { jar.withLock { $0 } }
        set { jar.withLock { $0 = newValue } }
    }

    /// Opens a page, and goes on where it leads.
    @discardableResult
    public func open(_ path: String) async throws -> Answer { try await follow(try await ask(.get, path)) }

    /// Fills the form of a page that has this action, and sends it. Fields that the page hides go along.
    @discardableResult
    public func send(
        _ action: String, on page: Answer, _ fields: [String: String], follows: Bool = true
    ) async throws -> Answer {
        var body = page.hidden(action)
        body.merge(fields) { $1 }
        let answer = try await post(action, body)
        return follows ? try await follow(answer) : answer
    }

    /// Opens a page and stays there, wherever it leads.
    public func look(_ path: String) async throws -> Answer { try await ask(.get, path) }

    /// What the platform knows this browser's forms by.
    public func formToken() async throws -> String {
        let page = try await open("/en/new-password")
        return page.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
    }

    /// Sends fields, whatever form they may be from.
    public func post(_ path: String, _ fields: [String: String], headers: HTTPFields = [:]) async throws -> Answer {
        let body = fields.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }.joined(separator: "&")
        return try await postForm(path, body, headers: headers)
    }

    /// Sends a form as it is encoded: a name may come more than once.
    public func postForm(_ path: String, _ body: String, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await ask(.post, path, headers, body)
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:], _ body: String = ""
    ) async throws -> Answer {
        var headers = fields
        headers[.userAgent] = agent
        let pairs = cookies.map { "\($0.key)=\($0.value)" }.sorted()
        if !pairs.isEmpty { headers[.cookie] = pairs.joined(separator: "; ") }
        let answer = try await visitor.ask(method, path, headers: headers, body: body)
        for field in answer.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = field.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
        }
        return answer
    }

    private func follow(_ answer: Answer) async throws -> Answer {
        var answer = answer
        for _ in 0..<5 {
            guard (300..<400).contains(answer.status), let goal = answer.headers[.location] else { return answer }
            answer = try await ask(.get, String(goal.prefix { $0 != "#" }))
        }
        return answer
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension Answer {
    /// The hidden fields of the form with this action.
    public func hidden(_ action: String) -> [String: String] {
        guard let start = text.firstRange(of: "action=\"\(action)\""),
            let end = text[start.upperBound...].firstRange(of: "</form>")
        else { return [:] }
        let matches = text[start.upperBound..<end.lowerBound].matches(
            of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/)
        return Dictionary(matches.map { (String($0.1), String($0.2)) }) { first, _ in first }
    }
}
