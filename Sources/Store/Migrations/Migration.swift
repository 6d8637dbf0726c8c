/// One step of the schema. A step that has shipped is never edited; a mistake is corrected by a new step.
///
/// Both engines read the same text: `TEXT`, `BIGINT`, `DOUBLE PRECISION`, `BOOLEAN` columns, no engine functions. Only
/// full-text search and triggers have a text for each.
struct Migration: Sendable {
    let name: String
    let text: @Sendable (Connection.Engine) -> SQL

    init(_ name: String, _ sql: SQL) {
        self.name = name
        text = { _ in sql }
    }

    init(_ name: String, sqlite: SQL, postgres: SQL) {
        self.name = name
        text = { engine in
            switch engine {
            case .sqlite: sqlite
            case .postgres: postgres
            }
        }
    }
}

/// Every step, in order; it only grows at its end.
let allMigrations: [Migration] =
    searchMigrations + catalogueMigrations + peopleMigrations + jobMigrations
    + notificationMigrations + organisationMigrations + auditMigrations + erasureMigrations
    + editingMigrations + jobTotalMigrations + verificationMigrations + removalMigrations
    + snapshotMigrations + effectsMigrations + planMigrations + assessmentMigrations
    + scoreboardMigrations + planFiguresMigrations + demandMigrations + scenarioMigrations
    + listingMigrations
