"""An editor takes the package out, changes a file, looks at what would change, and brings it back in."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from country_package import edit
from pages import answered, main_part, read, words
from program import BELARUS, Server, run, serving

FUNDING = "opportunities/women-in-business.yaml"
FIGURES = "indicators/sme-number.yaml"
QUESTIONS = "questionnaires/un-egov-2020.yaml"
COMPARED = "id=a1-iiot&id=altizon-datonis"
HERE = ZoneInfo("Europe/Minsk")
NOTHING = {"be": "нічога", "ru": "ничего", "en": "nothing"}

# What the editor changed: the file, the old words, the new ones, and how the dry run shows it.
EDITS = {
    "a title": (
        FUNDING,
        "ru: Женщины в бизнесе, ",
        "ru: Дело женщин, ",
        'title.ru: "Женщины в бизнесе" → "Дело женщин"',
    ),
    "a field that is new": (
        FUNDING,
        "asOf: 2020-06-30",
        "asOf: 2020-06-30\ncontact: office@example.org",
        'contact: (not stated) → "office@example.org"',
    ),
    "an amount": (FUNDING, "amount: 135000000", "amount: 136000000", "volume.amount: 135000000 → 136000000"),
    "a day": (FUNDING, "asOf: 2020-06-30", "asOf: 2020-12-31", 'asOf: "2020-06-30" → "2020-12-31"'),
    "one of several conditions": (
        FUNDING,
        "en: The loans go through local banks;",
        "en: The loans come through local banks;",
        'conditions[2].en: "The loans go through local banks; the report does not name them."'
        ' → "The loans come through local banks; the report does not name them."',
    ),
    "the limit of a criterion": (
        FUNDING,
        "lessThan: 250",
        "lessThan: 200",
        "criteria[2].expression.lessThan: 250 → 200",
    ),
    "where a statement stands": (
        FUNDING,
        'place: "8.1, Table 4, row 2"}',
        'place: "8.1, Table 4, row 3"}',
        'sources[1].place: "8.1, Table 4, row 2" → "8.1, Table 4, row 3"',
    ),
    "a field that goes": (
        FIGURES,
        "concepts: [stat-micro, stat-small, stat-medium]\n",
        "",
        'concepts: ["stat-micro","stat-small","stat-medium"] → (not stated)',
    ),
    "a figure": (FIGURES, "value: 575", "value: 580", "observations[5].value: 575 → 580"),
    "what a source says of a figure": (FIGURES, "stated: 25\n", "stated: 26\n", "claims[2].stated: 25 → 26"),
    "an answer": (
        QUESTIONS,
        "en: Which portal is the official national e-government portal?",
        "en: Which portal is the national e-government portal?",
        'questions[1].question.en: "Which portal is the official national e-government portal?"'
        ' → "Which portal is the national e-government portal?"',
    ),
}
PAGES = {
    FUNDING: "funding/women-in-business",
    FIGURES: "indicators/sme-number",
    QUESTIONS: "questionnaires/un-egov-2020",
}
# The same changes as the history of the record's page shows them: the language, before, after.
SHOWN = {
    "a title": ("ru", "Женщины в бизнесе", "Дело женщин"),
    "a field that is new": ("be", NOTHING["be"], "office@example.org"),
    "a field that goes": ("en", "Medium", NOTHING["en"]),
    "an amount": ("en", "135,000,000 USD", "136,000,000 USD"),
    "a day": ("en", "30 June 2020", "31 December 2020"),
    "one of several conditions": ("en", "The loans go through", "The loans come through"),
    "the limit of a criterion": ("en", "250", "200"),
    "where a statement stands": ("en", "8.1, Table 4, row 2", "8.1, Table 4, row 3"),
    "a figure": ("en", "575", "580"),
    "what a source says of a figure": ("en", "25", "26"),
    "an answer": ("en", "Which portal is the official", "Which portal is the national"),
}
# The fields that were changed in each file, as they are called in it.
FIELDS = {
    name: {re.match(r"\w+", shown)[0] for file, _, _, shown in EDITS.values() if file == name} for name in PAGES
}

each_edit = pytest.mark.parametrize("kind", EDITS)
each_file = pytest.mark.parametrize("file", PAGES)
each_language = pytest.mark.parametrize("language", ["be", "ru", "en"])


@dataclass(frozen=True)
class Edited:
    """What was seen while all the edits were brought in."""

    dry_run: str
    is_untouched: bool
    imported: str
    dry_run_afterwards: str
    days: set[tuple[str, str]]
    server: Server


@pytest.fixture(scope="module")
def edited(belarus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    folder = tmp_path_factory.mktemp("edited")
    database, package = shutil.copytree(belarus.parent, folder / "data") / belarus.name, folder / "package"
    assert run(database, "export", package).status == 0
    for file, old, new, _ in EDITS.values():
        edit(package / file, old, new)
    before = bytes_of(database)
    shown = dry_run(database, package)
    is_untouched = bytes_of(database) == before
    begun = datetime.now(HERE)
    said = imported(database, package)
    # Two of them at midnight.
    days = {(str(moment.day), str(moment.year)) for moment in (begun, datetime.now(HERE))}
    afterwards = dry_run(database, package)
    with serving(database) as server:
        yield Edited(shown, is_untouched, said, afterwards, days, server)


# The dry run


@each_file
def test_a_dry_run_shows_each_field_with_what_was_and_what_would_be(edited: Edited, file: str):
    record = file.removesuffix(".yaml")
    lines = re.search(rf"^~ {record}\n((?: {{4}}.*\n)+)", edited.dry_run, re.M)[1].splitlines()
    assert sorted(lines) == sorted(f"    {shown}" for name, _, _, shown in EDITS.values() if name == file)


def test_a_dry_run_changes_nothing_and_the_import_after_it_does(edited: Edited):
    assert edited.dry_run.endswith("Would be imported: 0 added, 3 changed, 0 removed. Nothing was written.\n")
    assert edited.is_untouched
    assert "0 added, 3 changed, 0 removed" in edited.imported
    assert edited.dry_run_afterwards == "Nothing would change in the records.\n"


def test_a_dry_run_shows_what_comes_and_what_goes(loaded: Path, package: Path):
    (package / "services" / "blockchain-implementation.yaml").unlink()
    shutil.copy(package / "solutions" / "a1-iiot.yaml", package / "solutions" / "another.yaml")
    assert dry_run(loaded, package).splitlines() == [
        "- services/blockchain-implementation",
        "+ solutions/another",
        "Would be imported: 1 added, 0 changed, 1 removed. Nothing was written.",
    ]
    assert "1 added, 0 changed, 1 removed" in imported(loaded, package)
    with serving(loaded) as server:
        assert answered(server, "/en/solutions/another").status == 200
        assert answered(server, "/en/services/blockchain-implementation").status == 410


def test_a_dry_run_of_mistakes_fails_as_the_import_would(loaded: Path, package: Path):
    edit(package / FUNDING, ", en: Women in Business}", "}")
    edit(package / FUNDING, "asOf: 2020-06-30", "asOf: 2020-06-31")
    edit(package / FUNDING, "[ebrd, ", "[nobody, ")
    before = bytes_of(loaded)
    ended = run(loaded, "import", "--dry-run", package)
    ended.refused(f"{FUNDING}:1: /title", f"{FUNDING}:8: /asOf", f"{FUNDING}:9: /provider/0", "Nothing was imported")
    assert ended == run(loaded, "import", package)
    assert bytes_of(loaded) == before


def test_a_dry_run_before_the_first_import_shows_everything_as_new(empty: Path):
    said = dry_run(empty, BELARUS)
    assert re.search(r"^Would be imported: \d{3} added, 0 changed, 0 removed\.", said, re.M)
    assert not re.search("^[~-]", said, re.M)
    run(empty, "export", empty.parent / "copy").refused("import a package first")


def test_where_nothing_changed_that_is_said(loaded: Path):
    assert dry_run(loaded, BELARUS) == "Nothing would change in the records.\n"
    assert imported(loaded, BELARUS).startswith("Nothing changed: ")


def test_a_change_beside_the_records_is_not_called_nothing(loaded: Path, package: Path):
    edit(package / "places.csv", ",Aktsiabrski,", ",Oktyabrsky,")
    said = imported(loaded, package)
    with serving(loaded) as server:
        assert "Oktyabrsky" in read(server, "/en/data/places.csv")
    assert "Nothing changed" not in said


# What the page of a record tells of its past


@each_edit
def test_the_page_shows_from_what_to_what_a_record_changed(edited: Edited, kind: str):
    language, before, after = SHOWN[kind]
    shown = changes(edited.server, f"/{language}/{PAGES[EDITS[kind][0]]}")
    assert [
        change
        for change in shown
        if before in change.was and after in change.became and after not in change.was and before not in change.became
    ], shown


@each_language
@pytest.mark.parametrize("file", [FUNDING, FIGURES])
def test_the_page_shows_until_when_a_record_said_something_else(edited: Edited, file: str, language: str):
    [(until, _)] = history(edited.server, f"/{language}/{PAGES[file]}")
    assert until in edited.days


@each_language
@each_file
def test_no_change_is_from_something_to_the_same(edited: Edited, file: str, language: str):
    shown = changes(edited.server, f"/{language}/{PAGES[file]}")
    assert [change for change in shown if change.was == change.became] == []


@each_language
@each_file
def test_what_changed_is_not_named_as_only_the_file_calls_it(edited: Edited, file: str, language: str):
    shown = changes(edited.server, f"/{language}/{PAGES[file]}")
    assert {change.label for change in shown} & FIELDS[file] == set()


@each_language
def test_a_changed_title_is_not_named_like_another_page(edited: Edited, language: str):
    other_page = re.search("<title>(.*?) – ", read(edited.server, f"/{language}/solutions/compare?{COMPARED}"))[1]
    assert other_page not in {change.label for change in changes(edited.server, f"/{language}/{PAGES[FUNDING]}")}


def test_bringing_the_old_words_back_is_one_more_version(loaded: Path, package: Path):
    edit(package / FUNDING, "amount: 135000000", "amount: 136000000")
    for changed in ("1 changed", "Nothing changed"):
        assert changed in imported(loaded, package)
    assert "0 added, 1 changed, 0 removed" in imported(loaded, BELARUS)
    with serving(loaded) as server:
        versions = history(server, f"/en/{PAGES[FUNDING]}")
        page = words(read(server, f"/en/{PAGES[FUNDING]}"))
    less, more = "135,000,000 USD", "136,000,000 USD"
    assert [[(change.was, change.became) for change in shown] for _, shown in versions] == [
        [(more, less)],
        [(less, more)],
    ]
    assert f"Budget of the programme {less}" in page


def test_a_record_that_never_changed_has_no_history(site: Server):
    for page in PAGES.values():
        assert history(site, f"/en/{page}") == []


# How it is done and read


@dataclass(frozen=True)
class Change:
    label: str
    was: str
    became: str


def dry_run(database: Path, package: Path) -> str:
    return imported(database, "--dry-run", package)


def imported(database: Path, *arguments: str | Path) -> str:
    ended = run(database, "import", *arguments)
    assert ended.status == 0, ended
    return ended.said


def bytes_of(database: Path) -> dict[str, bytes]:
    """The file with its log of changes; the index into the log says nothing and is left out."""
    return {name: Path(name).read_bytes() for name in (f"{database}", f"{database}-wal") if Path(name).exists()}


def changes(server: Server, page: str) -> list[Change]:
    return [change for _, shown in history(server, page) for change in shown]


def history(server: Server, page: str) -> list[tuple[tuple[str, ...], list[Change]]]:
    """How the record changed, the latest first: day and year, and what changed until then."""
    _, *past = main_part(read(server, page)).split('<details class="disclosure">')
    # The versions of conditions stand in one of their own.
    past = [part for part in past if "<ins>" in part]
    if not past:
        return []
    return [
        (
            tuple(re.findall(r"\d+", version.split("</h3>")[0])),
            [
                Change(*map(words, change))
                for change in re.findall(
                    r"<dt>(.*?)</dt><dd><del>(.*?)</del></dd><dd><ins>(.*?)</ins></dd>", version, re.DOTALL
                )
            ],
        )
        for version in past[0].split("<h3>")[1:]
    ]
