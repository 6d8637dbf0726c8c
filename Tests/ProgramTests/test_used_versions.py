"""An operator imports a changed instrument by which somebody has answered already."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from country_package import edit
from program import ROOT, run

WORKSHOP = "instruments/workshop-1.yaml"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "Tests" / "Data" / "norland", tmp_path / "package"))


@pytest.fixture
def answered(empty: Path, package: Path) -> Path:
    """A platform on which a visitor has answered one question of the workshop check."""
    assert run(empty, "import", package).status == 0
    now = "2026-11-21T10:00:00.000Z"
    with sqlite3.connect(empty) as database:
        database.execute(
            "INSERT INTO answer_sheets (id, instrument, subject, notation, time_point, digest, started_at, changed_at)"
            " VALUES ('sheet', 'workshop-1', 'firm', '', 'T0', 'digest', ?, ?)",
            [now, now],
        )
        database.execute(
            "INSERT INTO sheet_answers (sheet, question, revision, value, note, evidence, given_as, given_at, is_late)"
            " VALUES ('sheet', 'looms', 1, '[true]', '', '', 'respondent', ?, 0)",
            [now],
        )
    database.close()
    return empty


def test_what_is_counted_stays_as_it_is_within_a_version(answered: Path, package: Path):
    edit(package / WORKSHOP, "en: Old}, points: 1}", "en: Old}, points: 1.5}")
    for flags in [[], ["--dry-run"], ["--replace-edits"]]:
        refused = run(answered, "import", *flags, package)
        refused.refused(f"{WORKSHOP}:", "/questions/1/options/1/points", "Publish it as a new version")
    assert "новую версию" in run(answered, "import", "--language", "ru", package).complained


def test_words_are_corrected_and_a_new_version_is_published(answered: Path, package: Path):
    edit(package / WORKSHOP, "en: Do you have looms?", "en: Have you got looms?")
    old = package / WORKSHOP
    new = package / "instruments" / "workshop-2.yaml"
    shutil.copy(old, new)
    edit(new, "version: 1", "version: 2")
    edit(new, "en: Old}, points: 1}", "en: Old}, points: 1.5}")
    done = run(answered, "import", package)
    assert done.status == 0, done
    assert "1 added, 1 changed" in done.said
