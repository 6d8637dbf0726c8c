import Domain
import Store

extension JobHandler {
    /// How each kind of job is done here.
    public static func all(
        _ database: any Database, mail route: MailRoute, links: OrganisationLinks
    ) -> @Sendable (JobKind) -> JobHandler {
        { kind in
            switch kind {
            case .sendMail: .outside { job in try await database.sendMail(job, by: route) }
            case .sendDigest: .inside { job, db, now in try db.sendDigest(to: Identifier(job.subject), at: now) }
            case .askAboutContacts:
                .inside { job, db, now in
                    try db.askAboutContacts(of: Identifier(job.subject), links: links, at: now)
                }
            }
        }
    }
}
