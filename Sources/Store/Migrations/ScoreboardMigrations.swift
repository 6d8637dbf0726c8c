/// What is counted of firms that agreed, and the editions of the index made of it.
let scoreboardMigrations: [Migration] = [
    // Many firms are in few groups: a number for the group keeps a row short, and one index answers a whole edition.
    Migration(
        "019 scoreboard",
        """
        CREATE TABLE index_groups (
            id BIGINT PRIMARY KEY,
            activity TEXT NOT NULL,
            region TEXT NOT NULL,
            size TEXT NOT NULL,
            UNIQUE (activity, region, size)
        );
        CREATE TABLE index_scores (
            instrument TEXT NOT NULL,
            period TEXT NOT NULL,
            dimension TEXT NOT NULL,
            firm TEXT NOT NULL,
            group_id BIGINT NOT NULL REFERENCES index_groups (id),
            hundredths BIGINT NOT NULL CHECK (hundredths BETWEEN 0 AND 99999),
            confidence BIGINT NOT NULL CHECK (confidence BETWEEN 0 AND 2),
            PRIMARY KEY (firm, period, instrument, dimension)
        );
        CREATE INDEX index_scores_by_measure
        ON index_scores (instrument, period, dimension, group_id, hundredths, confidence);
        CREATE TABLE index_editions (
            instrument TEXT NOT NULL,
            period TEXT NOT NULL,
            dimension TEXT NOT NULL,
            made_on TEXT NOT NULL,
            cells BIGINT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (instrument, period, dimension)
        )
        """)
]
