/// What if: changes of what is on offer that somebody thinks through, and those that were published.
let scenarioMigrations: [Migration] = [
    // Authors are not referred to: what was published stays when their account goes.
    Migration(
        "022 scenarios",
        """
        CREATE TABLE scenarios (
            id TEXT PRIMARY KEY,
            author TEXT NOT NULL,
            organisation TEXT REFERENCES organisations (id),
            language TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('private', 'shared', 'published')),
            revision BIGINT NOT NULL CHECK (revision > 0),
            body TEXT NOT NULL,
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL
        );
        CREATE INDEX scenarios_by_author ON scenarios (author, changed_at);
        CREATE INDEX scenarios_by_state ON scenarios (state, changed_at);
        CREATE TABLE published_scenarios (
            scenario TEXT PRIMARY KEY REFERENCES scenarios (id),
            digest TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL,
            published_at TEXT NOT NULL
        );
        CREATE INDEX published_scenarios_by_time ON published_scenarios (published_at, scenario)
        """)
]
