"""Does it pay? Figures in, an answer in plain words out, with and without a script."""

import re

from firms import FIGURES
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_way


@each_way
def test_a_firm_finds_its_project_and_learns_when_it_pays_back(visitor: Visitor):
    words = visitor.words
    visitor.open()
    visitor.page.get_by_role("navigation").get_by_role("link", name=words["nav.effects"]).click()
    visitor.looks_right()
    visitor.main.locator(".card-title a[href$='/effects/order-accounting']").click()
    expect(visitor.page.locator("#result")).to_have_count(0)
    visitor.looks_right()
    for name, value in FIGURES.items():
        visitor.page.locator(f"[id='{name}']").fill(value)
    visitor.button("effects.calculate").click()
    expect(visitor.page.locator("#result")).to_have_text(words.pattern("effects.verdict.unlessBad"))
    expect(visitor.page.locator("#labourHours")).to_have_value("4000")
    for heading in ("scenarios", "flows", "tornado"):
        expect(visitor.page.locator(f"#{heading}")).to_be_visible()
    visitor.looks_right()


@each_way
def test_what_is_missing_is_said_beside_each_field_and_nothing_typed_is_lost(visitor: Visitor):
    visitor.open("effects/order-accounting")
    visitor.page.locator("#labourHours").fill("1 200,5")
    visitor.page.locator("#labourReduction").fill("many")
    visitor.button("effects.calculate").click()
    expect(visitor.main.get_by_role("alert")).to_contain_text(visitor.words["effects.needed"])
    expect(visitor.page.locator("#labourHours")).to_have_value("1 200,5")
    expect(visitor.page.locator("#labourHours-error")).to_have_count(0)
    expect(visitor.page.locator("#labourReduction-error")).to_have_text(re.compile(r"\S"))
    visitor.looks_right()
