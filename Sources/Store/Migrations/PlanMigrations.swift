/// What firms set out to do, and whom they show it.
let planMigrations: [Migration] = [
    // Secrets are kept as digests: who reads the database cannot open a plan with them.
    Migration(
        "017 plans",
        """
        CREATE TABLE plans (
            id TEXT PRIMARY KEY,
            organisation TEXT UNIQUE REFERENCES organisations (id),
            secret TEXT UNIQUE,
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            CHECK ((organisation IS NULL) <> (secret IS NULL))
        );
        CREATE INDEX plans_nameless ON plans (changed_at) WHERE organisation IS NULL;
        CREATE TABLE plan_steps (
            id TEXT PRIMARY KEY,
            plan TEXT NOT NULL REFERENCES plans (id),
            position BIGINT NOT NULL,
            be TEXT NOT NULL,
            ru TEXT NOT NULL,
            en TEXT NOT NULL,
            kind TEXT,
            record TEXT,
            gap TEXT,
            due TEXT,
            note TEXT NOT NULL,
            done_on TEXT,
            done_by TEXT,
            version BIGINT NOT NULL CHECK (version > 0),
            CHECK ((kind IS NULL) = (record IS NULL))
        );
        CREATE INDEX plan_steps_by_plan ON plan_steps (plan, position);
        CREATE UNIQUE INDEX plan_steps_once ON plan_steps (plan, kind, record) WHERE kind IS NOT NULL;
        CREATE TABLE plan_remarks (
            id TEXT PRIMARY KEY,
            step TEXT NOT NULL REFERENCES plan_steps (id),
            author TEXT,
            text TEXT NOT NULL,
            written_at TEXT NOT NULL
        );
        CREATE INDEX plan_remarks_by_step ON plan_remarks (step, id);
        CREATE TABLE plan_links (
            id TEXT PRIMARY KEY,
            plan TEXT NOT NULL REFERENCES plans (id),
            digest TEXT NOT NULL UNIQUE,
            level TEXT NOT NULL CHECK (level IN ('read', 'help')),
            label TEXT NOT NULL,
            created_at TEXT NOT NULL,
            ended_at TEXT
        );
        CREATE INDEX plan_links_by_plan ON plan_links (plan, id)
        """)
]
