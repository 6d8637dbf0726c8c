/// What became of jobs, which leave the queue when they are done.
let jobTotalMigrations: [Migration] = [
    Migration(
        "012 job totals",
        """
        CREATE TABLE job_totals (
            kind TEXT PRIMARY KEY,
            done BIGINT NOT NULL CHECK (done >= 0),
            failed BIGINT NOT NULL CHECK (failed >= 0)
        )
        """)
]
