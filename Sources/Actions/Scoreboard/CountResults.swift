import Domain
import FoundationEssentials
import Store

extension ConsentGiven {
    /// That results of an organisation are counted in the index.
    public static func toCount(_ organisation: Identifier<RegisteredOrganisation>, until end: Date) -> ConsentGiven {
        ConsentGiven(
            subject: .organisation(organisation), purpose: .statistics, recipient: .whole,
            dataGroups: [.assessments], expiresAt: end)
    }
}

extension Connection {
    /// The consent by which an organisation is counted in the index; nil when it is not.
    public func consentToCount(_ id: Identifier<RegisteredOrganisation>, at now: Date) throws -> Consent? {
        try consents.all(of: .organisation(id)).first { $0.letsCount(at: now) }
    }

    /// Counts what an organisation has frozen about itself in the running half-year, if it agrees; of several results by one instrument
    /// the last. In the transaction that freezes, or agrees.
    func countResults(of id: Identifier<RegisteredOrganisation>, at now: Date) throws {
        guard try consentToCount(id, at: now) != nil else { return }
        let (country, classification) = (try country(), try schemes.classification())
        let period = HalfYear(containing: country.day(at: now))
        let recent = now.addingTimeInterval(-Double(HalfYear.mostDays) * 86_400)
        for stored in try scoreSnapshots.all(of: id, since: recent) {
            guard let examined = try snapshot(stored), try isAboutFirm(stored) else { continue }
            let day = country.day(at: examined.snapshot.frozenAt)
            guard HalfYear(containing: day) == period else { continue }
            let subject = examined.snapshot.subject
            let group = FirmGroup(
                activity: subject.activity, region: subject.region, size: subject.size, classification)
            try indexScores.add(
                CountedResult(examined.score, by: examined.instrument.recordID, on: day, group: group), of: id)
        }
    }

    /// Sectors and regions are assessed, too: they are no firms.
    private func isAboutFirm(_ stored: ScoreSnapshots.Stored) throws -> Bool {
        try answerSheets.find(Identifier(stored.sheet))?.sheet.subject == .firm
    }

    /// Takes an organisation out of the index. What was published stays, and nothing says whose it was.
    func forgetResults(of id: Identifier<RegisteredOrganisation>, at now: Date) throws {
        try indexScores.forget(id, as: .new(at: now))
    }

    /// Before an edition is made: a consent that has run out counts nobody.
    func forgetResultsWithoutConsent(at now: Date) throws {
        for firm in try indexScores.firmsWithoutConsent(at: now) { try forgetResults(of: firm, at: now) }
    }
}
