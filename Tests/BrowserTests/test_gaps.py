"""The table of gaps: from the whole country to one cell, to one firm, to the rule that stands in its way; with and without scripts."""

import pytest
from accessible import is_accessible
from keyboard import choose
from playwright.sync_api import expect
from visitor import Visitor
from ways import SCHEMES, Way, each_way

PAGES = [
    "gaps",
    "gaps?rows=COSME-COST&columns=OWNERSHIP&show=uncovered",
    "gaps?rows=INSTRUMENT&show=amount",
    "gaps/cell?rows=COST&columns=SIZE&row=cost-advisory&column=medium",
    "gaps/firm?rows=COST&columns=SIZE&row=cost-advisory&column=medium&firm=1",
    "gaps/method",
]
each_look = pytest.mark.parametrize(
    "way", [Way(language, width=width, scheme=scheme) for language in ("be", "ru") for width in (320, 1280) for scheme in SCHEMES], ids=str
)


@each_look
@pytest.mark.parametrize("path", PAGES)
def test_gaps_are_accessible_and_fit_the_window(arrive, way: Way, path: str):
    visitor: Visitor = arrive(way)
    visitor.open(path)
    visitor.looks_right()
    is_accessible(visitor)


@each_way
def test_from_the_table_to_a_cell_to_a_firm(visitor: Visitor):
    visitor.open("gaps")
    visitor.field("gaps.form.rows").select_option("COST")
    visitor.button("gaps.form.button").click()
    table = visitor.page.get_by_role("table").first
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(6)
    rows.nth(3).get_by_role("link").first.click()
    visitor.looks_right()
    expect(visitor.main.locator(".outcome-counts li")).to_have_count(3)
    visitor.main.locator(".drawn-firms a").first.click()
    visitor.looks_right()
    expect(visitor.main.get_by_text(visitor.words["gaps.firm.madeUp"])).to_be_visible()
    visitor.main.locator(".result summary").first.click()
    expect(visitor.main.locator(".result .criteria li").first).to_be_visible()
    visitor.main.locator(".back a").click()
    expect(visitor.main.locator(".outcome-counts li")).to_have_count(3)


def test_a_cell_is_reached_with_the_keyboard(arrive):
    visitor: Visitor = arrive(Way())
    visitor.open("gaps")
    choose(visitor, visitor.main.locator(".gaps-heat td a").first)
    expect(visitor.main.locator(".outcome-counts li")).to_have_count(3)


def test_a_cell_makes_sense_to_who_only_hears_it(arrive):
    visitor: Visitor = arrive(Way())
    visitor.open("gaps")
    table = visitor.page.get_by_role("table").first
    expect(table).to_have_accessible_name("Firms known to be eligible. Areas of change. By size. " + visitor.words["gaps.legend.eligible"])
    assert table.get_by_role("rowheader").count() == 8
    cell = table.get_by_role("link").first
    expect(cell).to_have_accessible_name("nobody known (0 of 80,304 firms eligible) 12 sources might")
