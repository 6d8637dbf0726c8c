"""`audit seal` and `audit verify`: whoever changes the log through the database itself is found, and where."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from program import BELARUS, run

TRIGGERS = [
    "audit_entries_stay", "audit_entries_sealed_once", "audit_entries_remain", "audit_seals_stay", "audit_seals_remain",
]
ENTRY_COLUMNS = [
    "id", "happened_at", "actor", "action", "subject_kind", "subject_id", "organisation", "details", "number", "digest",
]
SEAL_COLUMNS = ["number", "first_entry", "last_entry", "sealed_at", "digest"]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of three imports, each under a seal of its own; only to be copied."""
    folder = tmp_path_factory.mktemp("audit")
    database, package = folder / "platform.sqlite", folder / "package"
    shutil.copytree(BELARUS, package)
    for turn in range(3):
        with (package / "opportunities" / "efse-loan.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# turn {turn}\n")
        assert run(database, "import", package).status == 0
        assert "Sealed 1 entries" in run(database, "audit", "seal").said
    assert "No entries waited" in run(database, "audit", "seal").said
    return database


@pytest.fixture
def log(sealed: Path, tmp_path: Path) -> Path:
    with sqlite3.connect(sealed) as source, sqlite3.connect(tmp_path / "copy.sqlite") as copy:
        source.backup(copy)
    return tmp_path / "copy.sqlite"


def tamper(database: Path, *changes: str) -> None:
    """As somebody does who may write the file: nothing refuses it."""
    with sqlite3.connect(database) as db:
        for trigger in TRIGGERS:
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for change in changes:
            assert db.execute(change).rowcount > 0, change


def test_a_log_that_nobody_touched_is_sound(sealed: Path):
    ended = run(sealed, "audit", "verify")
    assert ended.status == 0, ended
    assert "3 entries and 3 seals were checked" in ended.said
    answer = json.loads(run(sealed, "audit", "verify", "--format", "json").said)
    assert answer["isSound"] and answer["entries"] == 3 and answer["head"]["entry"] == 3
    assert answer["head"]["digest"] in ended.said


@pytest.mark.parametrize("column", ENTRY_COLUMNS)
def test_a_change_in_any_column_of_an_entry_is_found(log: Path, column: str):
    value = "2000" if column == "number" else f"COALESCE({column}, '') || 'x'"
    tamper(log, f"UPDATE audit_entries SET {column} = {value} WHERE number = 2")
    run(log, "audit", "verify").refused("tampered", "Entry 2 is missing" if column == "number" else "Entry 2 (")


@pytest.mark.parametrize("column", SEAL_COLUMNS)
def test_a_change_in_any_column_of_a_seal_is_found(log: Path, column: str):
    value = f"{column} || 'x'" if column in ("sealed_at", "digest") else f"{column} + 100"
    tamper(log, f"UPDATE audit_seals SET {column} = {value} WHERE number = 2")
    run(log, "audit", "verify").refused("tampered", "Seal 2 ")


@pytest.mark.parametrize(
    "change",
    [
        "actor = actor || char(0) || 'x'",  # behind the end of a C string
        "actor = CAST(actor AS BLOB)",  # the same bytes, but no search finds them
        "actor = CAST(x'ff' || actor AS TEXT)",  # no UTF-8
        "details = details || ' '",  # the same JSON
        "organisation = ''",
        "number = 'two'",
        "number = 2.5",
        "number = -2",
    ],
)
def test_what_looks_the_same_is_found_too(log: Path, change: str):
    tamper(log, f"UPDATE audit_entries SET {change} WHERE number = 2")
    ended = run(log, "audit", "verify")
    ended.refused("tampered")
    assert ("Entry 2 is missing" if "number" in change else "Entry 2 (") in ended.said


def test_what_was_written_into_the_log_does_not_steer_the_terminal(log: Path):
    tamper(log, "UPDATE audit_entries SET id = char(27) || '[2J' || char(13) WHERE number = 2")
    ended = run(log, "audit", "verify")
    ended.refused("Entry 2 (")
    assert "\x1b" not in ended.said + ended.complained and "\r" not in ended.said + ended.complained


def test_a_missing_entry_is_named(log: Path):
    tamper(log, "DELETE FROM audit_entries WHERE number = 2")
    run(log, "audit", "verify").refused("Entry 2 is missing")


def test_entries_that_changed_places_are_named(log: Path):
    tamper(
        log,
        "UPDATE audit_entries SET number = 9 WHERE number = 1",
        "UPDATE audit_entries SET number = 1 WHERE number = 2",
        "UPDATE audit_entries SET number = 2 WHERE number = 9",
    )
    ended = run(log, "audit", "verify")
    assert ended.status == 1 and "Entry 1 (" in ended.said and "Entry 2 (" in ended.said


def test_an_end_that_was_cut_off_is_found_by_a_digest_that_was_noted(log: Path):
    noted = json.loads(run(log, "audit", "verify", "--format", "json").said)["head"]["digest"]
    assert run(log, "audit", "verify", "--expect", noted).status == 0
    tamper(log, "DELETE FROM audit_seals WHERE number = 3", "DELETE FROM audit_entries WHERE number = 3")
    assert run(log, "audit", "verify").status == 0
    run(log, "audit", "verify", "--expect", noted).refused(noted)


def test_a_log_is_verified_from_a_noted_seal_on(log: Path):
    def digest() -> str:
        return json.loads(run(log, "audit", "verify", "--format", "json").said)["head"]["digest"]

    noted = digest()
    tamper(log, "UPDATE audit_entries SET actor = 'visitor' WHERE number = 1")
    ended = run(log, "audit", "verify", "--from", noted)
    assert ended.status == 0, ended
    assert "1 entries and 1 seals were checked" in ended.said and "began at seal 3, entry 3" in ended.said
    assert json.loads(run(log, "audit", "verify", "--from", "2", "--format", "json").said)["start"]["seal"] == 2
    run(log, "audit", "verify", "--from", "1").refused("Entry 1 (")
    run(log, "audit", "verify", "--from", "9").refused("no seal 9")
    run(log, "audit", "verify", "--from", "00" * 32).refused("00" * 32)


def test_entries_that_wait_for_a_seal_are_told(log: Path, package: Path):
    assert run(log, "import", package).status == 0
    ended = run(log, "audit", "verify")
    assert ended.status == 0, ended
    assert "Not sealed yet: 1, from entry" in ended.said


def test_the_database_refuses_to_change_the_log(log: Path):
    with sqlite3.connect(log) as db:
        for change in ["UPDATE audit_entries SET actor = 'x'", "DELETE FROM audit_entries", "DELETE FROM audit_seals"]:
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(change)


def test_wrong_usage_is_told(empty: Path):
    assert run(empty, "audit", "verify", "--format", "xml").status == 2
