import FoundationEssentials
import Store

extension PeriodicJob {
    /// Erases old mail: addresses are personal data, and nobody asks after a month whether a mail went out.
    public static let forgetMail = PeriodicJob("forget mail", every: 3600) { database, now in
        let month = now.addingTimeInterval(-30 * 86_400)
        while try await database.write({ try $0.mail.erase(before: month, limit: 500) }) == 500 {}
    }
}
