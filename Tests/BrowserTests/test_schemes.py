"""A scheme: from its page to the firms that it is for, to one of them; and what a change of its rule does, while it is typed."""

import os
import re

import pytest
from accessible import is_accessible, is_right
from accounts import add_factor, hire
from playwright.sync_api import expect
from visitor import Visitor
from ways import SCHEMES, Way, each_language_somehow, each_way

RECORD = "schemes/uk-bank-referral"
PAGES = [
    RECORD,
    f"{RECORD}/firms",
    f"{RECORD}/firms?columns=OWNERSHIP&of=state",
    f"{RECORD}/firms/1",
    "schemes/digital-factory-certification/firms?columns=NACE",
]
each_look = pytest.mark.parametrize(
    "way", [Way(language, width=width, scheme=scheme) for language in ("be", "ru") for width in (320, 1280) for scheme in SCHEMES], ids=str
)


@each_look
@pytest.mark.parametrize("path", PAGES)
def test_schemes_are_accessible_and_fit_the_window(arrive, way: Way, path: str):
    visitor: Visitor = arrive(way)
    visitor.open(path)
    visitor.looks_right()
    is_accessible(visitor)


@each_way
def test_from_a_scheme_to_its_firms_to_one_of_them(visitor: Visitor):
    visitor.open("schemes")
    visitor.main.locator('.card-title a[href$="uk-bank-referral"]').click()
    expect(visitor.main.locator(".notice").first).to_be_visible()
    visitor.main.locator(".conditions-check a").click()
    expect(visitor.main.locator(".outcome-counts li")).to_have_count(3)
    visitor.field("gaps.form.columns").select_option("OWNERSHIP")
    visitor.button("gaps.form.button").click()
    visitor.main.locator('.scope-table a[href*="of=state"]').click()
    expect(visitor.main.locator(".hurdles li")).to_have_count(1)
    visitor.looks_right()
    visitor.main.locator(".drawn-firms a").first.click()
    expect(visitor.main.get_by_text(visitor.words["gaps.firm.madeUp"])).to_be_visible()
    expect(visitor.main.locator(".criteria .mark-failed")).to_have_count(1)
    visitor.main.locator(".back a").click()
    expect(visitor.main.locator(".hurdles li")).to_have_count(1)


def test_a_line_makes_sense_to_who_only_hears_it(arrive):
    visitor: Visitor = arrive(Way())
    visitor.open(f"{RECORD}/firms")
    table = visitor.page.get_by_role("table").first
    expect(table).to_have_accessible_name("By size")
    row = table.get_by_role("row").nth(1)
    expect(row.get_by_role("rowheader").get_by_role("link")).to_have_accessible_name("Micro enterprise, fewer than 10 employees")
    assert [head.inner_text() for head in table.get_by_role("columnheader").all()][2:] == [
        "Firms", "In scope", "Perhaps in scope", "Out of scope",
    ]


@each_language_somehow
def test_the_effect_of_a_scheme_follows_what_is_typed(visitor: Visitor):
    hire(visitor, os.environ["PLATFORM_DATABASE"], "editor")
    add_factor(visitor)
    visitor.open("staff/records/regimes/uk-bank-referral/edit")
    effect = visitor.main.locator("#effect-answer")
    expect(effect.locator(".effect-eligible strong")).to_have_text("±0")
    expect(visitor.main.locator('[name="takeUp"]')).to_have_count(0)
    # Owned by the State, and no longer not so: of nobody is it known that they are out.
    visitor.main.locator('[name="/criteria/1/expression/comparator"]').select_option("equals")
    if not visitor.way.javascript:
        visitor.button("editing.effect.button").click()
    expect(effect.locator(".effect-ineligible strong")).to_have_text(re.compile("−1[,\\s]?612"))
    is_right(visitor, "scheme-effect")
