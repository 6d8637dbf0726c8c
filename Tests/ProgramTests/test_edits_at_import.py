"""An operator imports a package beside editors who have published in the browser."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from country_package import edit
from program import ROOT, run

NORLAND = ROOT / "Tests" / "Data" / "norland"
RECORD = "services/loom-trial"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(NORLAND, tmp_path / "package"))


@pytest.fixture
def edited(empty: Path, package: Path) -> Path:
    """A platform that holds the package, and one record that an editor has published since."""
    assert run(empty, "import", package).status == 0
    with sqlite3.connect(empty) as database:
        body = "UPDATE records SET body = replace(body, 'page', 'leaf') WHERE kind || '/' || id = ?"
        assert database.execute(body, [RECORD]).rowcount == 1
        database.execute("INSERT INTO record_edits VALUES ('services', 'loom-trial', '2026-11-21T10:00:00.000Z')")
    database.close()
    return empty


def test_nothing_is_imported_before_somebody_has_decided(edited: Path, package: Path):
    run(edited, "import", package).refused(RECORD, "--keep-edits", "--replace-edits")
    dry = run(edited, "import", "--dry-run", package)
    assert dry.status == 0
    assert f"~ {RECORD} (changed on the platform" in dry.said


def test_kept_edits_stay_and_the_rest_is_imported(edited: Path, package: Path):
    edit(package / "solutions" / "kiln-watch.yaml", "en: Kiln watch", "en: Kiln guard")
    kept = run(edited, "import", "--keep-edits", package)
    assert kept.status == 0, kept
    assert "1 changed" in kept.said
    assert "1 changed" in run(edited, "import", "--replace-edits", package).said
    assert run(edited, "import", package).status == 0


def test_what_was_exported_is_imported_without_a_question(edited: Path, tmp_path: Path):
    assert run(edited, "export", tmp_path / "out").status == 0
    assert "leaf" in (tmp_path / "out" / f"{RECORD}.yaml").read_text("utf-8")
    assert run(edited, "import", tmp_path / "out").status == 0


def test_both_ways_at_once_are_none(edited: Path, package: Path):
    assert run(edited, "import", "--keep-edits", "--replace-edits", package).status != 0


def test_what_editors_removed_comes_back_only_when_that_is_said(edited: Path, package: Path):
    with sqlite3.connect(edited) as database:
        ordinal = "(SELECT ordinal FROM records WHERE kind || '/' || id = ?)"
        for table in ["record_links", "search_facets", "search_documents", "records"]:
            database.execute(f"DELETE FROM {table} WHERE ordinal = {ordinal}", [RECORD])
    database.close()
    run(edited, "import", package).refused(RECORD, "removed on the platform", "--keep-edits")
    assert f"+ {RECORD} (removed on the platform" in run(edited, "import", "--dry-run", package).said
    assert run(edited, "import", "--keep-edits", package).said.startswith("Nothing changed")
    assert "1 added" in run(edited, "import", "--replace-edits", package).said
