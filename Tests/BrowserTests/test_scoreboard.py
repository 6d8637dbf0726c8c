"""Cases and the index in a country that has some: the made-up one, with a half-year that is over."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import is_accessible
from program import ROOT, run, serving
from visitor import Visitor
from ways import SCHEMES, Way

PAGES = [
    "cases",
    "cases/hamnes-loft",
    "cases/like?concept=problem-nets&activity=C16.7&employees=20",
    "cases/like?employees=many",
    "scoreboard?by=region",
    "scoreboard?by=activity-region",
]
each_look = pytest.mark.parametrize(
    "way", [Way(language, width=width, scheme=scheme) for language in ("ru", "en") for width in (320, 1280) for scheme in SCHEMES], ids=str
)


def cell(firms: int, low: float, median: float, high: float, **traits: str) -> dict:
    figures = {"firms": firms, "mean": median, "lower": low, "median": median, "upper": high, "high": firms - 1, "medium": 1, "low": 0}
    return traits | figures


CELLS = [
    cell(31, 22, 41.5, 63),
    cell(18, 35, 52, 70, region="XN-NS"),
    {"region": "XN-IS"},
    cell(13, 10, 24, 38, region="XN-SS"),
    cell(11, 35, 50, 71, activity="C", region="XN-NS"),
    {"activity": "H", "region": "XN-NS"},
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    database: Path = tmp_path_factory.mktemp("norland") / "platform.sqlite"
    assert run(database, "import", ROOT / "Tests" / "Data" / "norland").status == 0
    with sqlite3.connect(database) as db:
        db.execute(
            "INSERT INTO index_editions VALUES ('guild-ladder-1', '2024-H1', '', '2024-07-01', ?, ?)", [len(CELLS), json.dumps(CELLS)]
        )
    with serving(database) as server:
        yield server.address


@each_look
@pytest.mark.parametrize("path", PAGES)
def test_cases_and_the_index_are_accessible_and_fit_the_window(arrive, way: Way, path: str):
    visitor: Visitor = arrive(way)
    visitor.open(path)
    visitor.page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    visitor.looks_right()
    is_accessible(visitor)


@pytest.mark.parametrize("javascript", [True, False])
def test_who_describes_a_firm_finds_the_case_like_it(arrive, javascript: bool):
    visitor: Visitor = arrive(Way(javascript=javascript))
    visitor.open("cases")
    visitor.link("cases.like.title").click()
    visitor.page.get_by_label("What gets in your way").select_option("problem-nets")
    visitor.page.get_by_label("Number of employees").fill("20")
    visitor.button("cases.like.button").click()
    first = visitor.main.locator(".card").first
    assert "same problem: Nets tear (40)" in first.inner_text()
    first.get_by_role("link").click()
    assert "−" in visitor.main.locator("#effects ~ .table-frame").inner_text()


def test_another_breakdown_is_one_choice_away(arrive):
    visitor: Visitor = arrive(Way(javascript=False))
    visitor.open("scoreboard")
    visitor.page.get_by_label("Broken down by").select_option("region")
    visitor.button("scoreboard.show").click()
    rows = visitor.main.locator("tbody tr")
    assert "18" in rows.nth(0).inner_text()
    assert "Not shown" in rows.nth(1).inner_text()
    assert visitor.main.locator(".bars .box").count() == 2
