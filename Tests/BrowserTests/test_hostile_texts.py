"""Records whose texts end a script and an attribute: the page shows them, the JSON-LD holds them, nobody obeys them."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from country_package import PATHS, records
from playwright.sync_api import expect
from program import BELARUS, run, serving
from visitor import Visitor
from ways import LANGUAGES, Way

HOSTILE = (
    """ "quoted" 'twice' \\" --></script><script>document.obeyed = true</script>"""
    """<b id="obeyed" onclick="a">&lt;\u2028"""
)

WAYS = [*map(Way, LANGUAGES), Way("en", javascript=False)]

# Kinds of which there is a record.
KINDS = [kind for kind in PATHS if any((BELARUS / kind).glob("*.yaml"))]
each_kind = pytest.mark.parametrize("kind", KINDS)
each_visitor = pytest.mark.parametrize("visitor", WAYS, ids=str, indirect=True)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped package with hostile texts in the first record of each kind."""
    package = Path(copytree(BELARUS, tmp_path_factory.mktemp("hostile") / "package"))
    for kind in KINDS:
        file = min((package / kind).glob("*.yaml"))
        content = yaml.safe_load(file.read_text("utf-8"))
        spoilt = [hostile(content[0]), *content[1:]] if isinstance(content, list) else hostile(content)
        file.write_text(yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False), "utf-8")
    return package


@pytest.fixture(scope="module")
def spoilt(package: Path) -> dict[str, tuple[str, dict]]:
    """By kind, the identifier of the hostile record and what it says."""
    return {
        kind: next((id, record) for id, record in of_kind.items() if HOSTILE in record["title"]["en"])
        for kind, of_kind in records(package).items()
        if kind in KINDS
    }


@pytest.fixture(scope="module")
def address(package: Path) -> Iterator[str]:
    database = package.parent / "platform.sqlite"
    ended = run(database, "import", package)
    assert ended.status == 0, ended
    with serving(database) as server:
        yield server.address


@each_visitor
@each_kind
def test_a_page_shows_hostile_texts_and_its_json_ld_holds_them(
    visitor: Visitor, spoilt: dict[str, tuple[str, dict]], kind: str
):
    id, record = spoilt[kind]
    title, summary = (record[field][visitor.way.language] for field in ("title", "summary"))
    assert visitor.open(f"{PATHS[kind]}/{id}").status == 200
    visitor.looks_right()
    is_not_obeyed(visitor)
    assert visitor.page.locator("h1").text_content() == title
    scripts = visitor.page.locator("script[type='application/ld+json']")
    expect(scripts).to_have_count(1)
    data = json.loads(scripts.text_content())
    assert (data["name"], data["description"]) == (title, summary)


@each_visitor
def test_lists_show_hostile_titles(visitor: Visitor, spoilt: dict[str, tuple[str, dict]]):
    for kind, (_, record) in spoilt.items():
        path = PATHS[kind]
        title = record["title"][visitor.way.language]
        assert visitor.open(path, q=title).status == 200
        visitor.looks_right()
        is_not_obeyed(visitor)
        assert title in visitor.main.locator(".card-title a").all_text_contents(), path


def is_not_obeyed(visitor: Visitor) -> None:
    assert visitor.page.locator("#obeyed").count() == 0
    assert not visitor.page.evaluate("document.obeyed")


def hostile(value: object) -> object:
    """The record with hostile words behind every text that a person reads."""
    match value:
        case dict() if value.keys() == set(LANGUAGES):
            return {language: text + HOSTILE for language, text in value.items()}
        case dict():
            return {name: hostile(part) for name, part in value.items()}
        case list():
            return [hostile(part) for part in value]
    return value
