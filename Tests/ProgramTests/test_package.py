"""`import` takes all of a country package or nothing; `export` writes the same files back."""

import filecmp
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from program import BELARUS, PROGRAM, environment, run

FUNDING = "opportunities/ebrd-business-advisory-services.yaml"

# What somebody may do to a file, and what the message has to say about it.
SPOILT = {
    "broken YAML": (FUNDING, lambda text: text + "title: [\n", FUNDING),
    "a tab in YAML": (FUNDING, lambda text: "\t" + text, FUNDING),
    "an unknown notation": (FUNDING, lambda text: text.replace("COSME-A", "COSME-Z"), "COSME-Z"),
    "an unknown field": (FUNDING, lambda text: text + "colour: red\n", "colour"),
    "an unknown fact": (FUNDING, lambda text: text.replace("fact: employees", "fact: employes"), "employes"),
    "an unknown operator": (FUNDING, lambda text: text.replace("lessThan:", "fewerThan:"), "fewerThan"),
    "an unknown organisation": (FUNDING, lambda text: text.replace("[ebrd,", "[nobody,"), "nobody"),
    "an unknown currency": (FUNDING, lambda text: text.replace("currency: EUR", "currency: EURO"), "currency"),
    "a text missing in one language": (FUNDING, lambda text: text.replace("  ru: ", "  de: ", 1), FUNDING),
    "a date that does not exist": (FUNDING, lambda text: text.replace("2020-06-30", "2020-06-31"), "asOf"),
    "not UTF-8": (FUNDING, lambda text: text.encode("utf-16"), FUNDING),
    "an unknown column": ("places.csv", lambda text: text.replace("\n", ",colour\n", 1), "places.csv"),
    "a row with a field too many": ("places.csv", lambda text: text + "x,BY-HR,х,х,x,53.1,25.3,9\n", "places.csv"),
    "a town in no region": ("places.csv", lambda text: text.replace("BY-", "XX-", 1), "XX-"),
    "an unknown relation": ("mappings.csv", lambda text: text.replace("closeMatch", "sameMatch", 1), "relation"),
}


def test_the_shipped_package_loads_and_a_second_time_changes_nothing(empty: Path):
    first = run(empty, "import", BELARUS)
    assert first.status == 0, first
    second = run(empty, "import", BELARUS)
    assert second.status == 0
    assert "Nothing changed" in second.said


@pytest.mark.parametrize("kind", SPOILT)
def test_a_mistake_is_named_with_file_and_line_and_nothing_is_loaded(
    belarus: Path, loaded: Path, package: Path, tmp_path: Path, kind: str
):
    name, spoil, said = SPOILT[kind]
    text = (package / name).read_text("utf-8")
    spoilt = spoil(text)
    assert spoilt != text, "the package has nothing of this kind to spoil"
    (package / name).write_bytes(spoilt if isinstance(spoilt, bytes) else spoilt.encode())
    # A sound record beside the mistake: it must not come in alone.
    shutil.copy(BELARUS / FUNDING, package / "opportunities" / "sound.yaml")

    run(loaded, "import", package).refused(name, said, "Nothing was imported")
    assert exported(loaded, tmp_path / "after") == exported(belarus, tmp_path / "before")


def test_a_folder_that_is_not_a_package_is_refused(empty: Path, tmp_path: Path):
    run(empty, "import", tmp_path / "nothing").refused("there is no folder", "nothing")
    (tmp_path / "other").mkdir()
    run(empty, "import", tmp_path / "other").refused("package.yaml")


def test_export_writes_the_shipped_package_back_byte_for_byte(belarus: Path, tmp_path: Path):
    ended = run(belarus, "export", tmp_path / "copy")
    assert ended.status == 0, ended
    shipped = {path.relative_to(BELARUS) for path in BELARUS.rglob("*") if path.is_file()}
    written = {path.relative_to(tmp_path / "copy") for path in (tmp_path / "copy").rglob("*") if path.is_file()}
    assert shipped - written <= {Path("README.md"), Path("LICENSE")}
    assert written <= shipped
    assert [name for name in written if not filecmp.cmp(BELARUS / name, tmp_path / "copy" / name, shallow=False)] == []


def test_a_changed_record_is_exported_changed_and_the_others_as_they_were(empty: Path, package: Path, tmp_path: Path):
    file = package / FUNDING
    file.write_text(file.read_text("utf-8") + "contact: Ask at the counter\n", "utf-8")
    assert run(empty, "import", package).status == 0
    assert run(empty, "export", tmp_path / "copy").status == 0
    assert "Ask at the counter" in (tmp_path / "copy" / FUNDING).read_text("utf-8")
    others = [path.relative_to(package) for path in package.glob("opportunities/*.yaml") if path != file]
    assert [name for name in others if not filecmp.cmp(package / name, tmp_path / "copy" / name, shallow=False)] == []


def test_export_does_not_write_over_what_is_there(belarus: Path, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    run(belarus, "export", tmp_path).refused("not empty")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_import_that_is_killed_leaves_all_or_nothing(empty: Path, tmp_path: Path):
    chance = random.Random(2020)
    for turn in range(5):
        database = tmp_path / f"{turn}.sqlite"
        process = subprocess.Popen([PROGRAM, "import", BELARUS], env=environment(database), stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 1.5))
        process.kill()
        process.wait()
        if run(database, "export", tmp_path / f"copy-{turn}").status == 0:
            assert (tmp_path / f"copy-{turn}" / FUNDING).exists()
        assert run(database, "import", BELARUS).status == 0
        assert "Nothing changed" in run(database, "import", BELARUS).said


def exported(database: Path, folder: Path) -> dict[str, bytes]:
    ended = run(database, "export", folder)
    assert ended.status == 0, ended
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
