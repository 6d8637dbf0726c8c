/// What organisations expected of projects, and what they measured.
let effectsMigrations: [Migration] = [
    // Who kept or measured is not referred to: it stays with the organisation when an account goes.
    Migration(
        "016 kept calculations",
        """
        CREATE TABLE kept_calculations (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisations (id),
            project TEXT NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            kept_by TEXT NOT NULL,
            kept_at TEXT NOT NULL
        );
        CREATE INDEX kept_calculations_by_organisation ON kept_calculations (organisation, kept_at);
        CREATE INDEX kept_calculations_by_person ON kept_calculations (kept_by);
        CREATE TABLE measured_effects (
            calculation TEXT NOT NULL REFERENCES kept_calculations (id),
            moment TEXT NOT NULL CHECK (moment IN ('t1', 't2')),
            measured_on TEXT NOT NULL,
            inputs TEXT NOT NULL,
            answer TEXT NOT NULL,
            noted_by TEXT NOT NULL,
            noted_at TEXT NOT NULL,
            PRIMARY KEY (calculation, moment)
        )
        """)
]
