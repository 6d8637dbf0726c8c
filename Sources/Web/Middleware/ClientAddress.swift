import HTTPTypes
import Hummingbird

extension Request {
    /// The address of the reader: the one that the outermost trusted proxy saw; what a reader writes there himself does not count.
    func clientAddress(_ context: Context, trustedProxies: Int) -> String {
        let direct = context.remoteAddress?.ipAddress ?? "unknown"
        guard trustedProxies > 0, let field = HTTPField.Name("X-Forwarded-For") else { return direct }
        let hops = headers[values: field].flatMap { $0.split(separator: ",") }
        guard hops.count >= trustedProxies else { return direct }
        return hops[hops.count - trustedProxies].prefix(64).filter { $0 != " " }
    }

    /// The browser and the system it runs on, as people call them: `Firefox, Linux`. Empty when it does not say.
    var agentName: String {
        let text = headers[.userAgent]?.prefix(1000) ?? ""
        // Each names those it descends from, too, so the youngest is asked for first.
        let browsers = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("SamsungBrowser", "Samsung Internet"),
            ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
        ]
        let systems = [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"),
            ("Mac OS X", "macOS"),
            ("CrOS", "ChromeOS"), ("Linux", "Linux"),
        ]
        return [browsers, systems].compactMap { names in names.first { text.contains($0.0) }?.1 }.joined(
            separator: ", ")
    }
}
