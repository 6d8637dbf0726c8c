/// What was looked for in vain: notations and how often, nothing of who looked or what they typed.
let demandMigrations: [Migration] = [
    Migration(
        "021 demand",
        """
        CREATE TABLE unmet_demands (
            month TEXT NOT NULL,
            kind TEXT NOT NULL,
            notation TEXT NOT NULL,
            times BIGINT NOT NULL CHECK (times > 0),
            PRIMARY KEY (month, kind, notation)
        )
        """)
]
