"""An analyst asks what a lower limit would change, compares two answers, and publishes one; a visitor reads it."""

import os
import re

import pytest
from accessible import is_right
from accounts import add_factor, hire
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_language_somehow

QUESTION = {"be": "Каму дапаможа ніжэйшы парог?", "ru": "Кому поможет более низкий порог?", "en": "Whom would a lower limit help?"}


@pytest.fixture
def analyst(visitor: Visitor) -> Visitor:
    hire(visitor, os.environ["PLATFORM_DATABASE"], "analyst", "Ада Аналітык")
    add_factor(visitor)
    return visitor


def begin(analyst: Visitor, title: str) -> None:
    analyst.open("staff/scenarios")
    analyst.field("scenario.field.title").fill(title)
    analyst.field("scenario.field.question").fill(QUESTION[analyst.way.language])
    analyst.main.locator("#day").fill("2026-06-30")
    analyst.button("scenario.new.button").click()
    expect(analyst.heading).to_have_text(title)


def copy_programme(analyst: Visitor, limit: str) -> None:
    """Copies the first programme in, and lets everyone have it who has fewer people than the limit."""
    analyst.button("scenario.add.button").click()
    main = analyst.main
    removals = main.locator("select[name$='/remove']")
    for place in range(removals.count()):
        removals.nth(place).select_option("1")
    main.locator("#add-criteria summary").click()
    row = main.locator("#add-criteria")
    for part, text in (("identifier", "few-people"), ("title/be", f"Менш за {limit}"), ("title/ru", f"Меньше {limit}"), ("title/en", f"Fewer than {limit}")):
        row.locator(f"[name$='/{part}']").fill(text)
    row.locator("[name$='/severity']").select_option("blocking")
    row.locator("[name$='/expression/subject']").select_option("employees")
    row.locator("[name$='/expression/comparator']").select_option("lessThan")
    row.locator("[name$='/expression/value']").fill(limit)
    main.locator("#add-areas summary").click()
    main.locator("#add-areas select").first.select_option("COSME-G")
    main.locator("[name='/assumptions/takeUp']").fill("many")
    analyst.button("scenario.save").click()
    expect(analyst.main.locator("[name='/assumptions/takeUp']")).to_have_value("many")
    is_right(analyst, f"scenario-mistaken-{limit}")
    main.locator("[name='/assumptions/takeUp']").fill("20")
    main.locator("[name='/assumptions/amount']").fill("1000")
    main.locator("[name='/assumptions/currency']").fill("EUR")
    analyst.button("scenario.save").click()
    expect(analyst.main.locator(".done")).to_contain_text(analyst.words["scenario.saved"])
    is_right(analyst, f"scenario-saved-{limit}")
    analyst.button("scenario.saveAndBack").click()


@each_language_somehow
def test_a_question_becomes_a_published_scenario(analyst: Visitor, arrive):
    words = analyst.words
    begin(analyst, "Да ста")
    is_right(analyst, "scenario-empty")
    copy_programme(analyst, "100")
    expect(analyst.main.locator(".heat").first).to_be_visible()
    is_right(analyst, "scenario")
    begin(analyst, "Да дваццаці")
    copy_programme(analyst, "20")

    analyst.open("staff/scenarios")
    is_right(analyst, "scenarios")
    analyst.button("scenario.compare.button").click()
    expect(analyst.main.locator("#measures")).to_be_visible()
    is_right(analyst, "scenario-comparison")
    analyst.main.locator("[name=columns]").select_option("OWNERSHIP")
    analyst.main.locator("[name=rows]").select_option("COSME-COST")
    analyst.button("scenario.compare.button").click()
    expect(analyst.main.locator("#measures")).to_be_visible()
    is_right(analyst, "scenario-comparison-divided")

    analyst.open("staff/scenarios")
    analyst.main.get_by_role("link", name="Да ста").first.click()
    analyst.main.locator("[name=columns]").select_option("REGION")
    analyst.button("gaps.form.button").click()
    expect(analyst.main.locator(".heat").first).to_contain_text(words["gaps.unknown.REGION"])
    is_right(analyst, "scenario-regions")
    analyst.button("scenario.propose.button").click()
    expect(analyst.main).to_contain_text(words["scenario.state.proposed"])
    is_right(analyst, "scenario-proposed")
    address = analyst.page.url

    colleague = arrive(analyst.way)
    hire(colleague, os.environ["PLATFORM_DATABASE"], "operator", "Ота Аператар")
    add_factor(colleague)
    colleague.page.goto(address)
    is_right(colleague, "scenario-to-publish")
    colleague.button("scenario.publish.button").click()
    expect(colleague.main).to_contain_text("BLAKE2b")
    reader = arrive(analyst.way)
    reader.open("scenarios")
    is_right(reader, "scenarios-published")
    reader.main.get_by_role("link", name="Да ста").first.click()
    expect(reader.heading).to_have_text("Да ста")
    expect(reader.main).to_contain_text(words["scenario.public.method"])
    is_right(reader, "scenario-published")


@each_language_somehow
def test_a_change_is_counted_while_it_is_typed(analyst: Visitor) -> None:
    begin(analyst, "Лізінг")
    main = analyst.main
    main.locator("select[name=programme]").select_option("development-bank-sme-leasing")
    analyst.button("scenario.add.button").click()
    limit, effect = main.locator('[name="/criteria/0/expression/value"]'), main.locator("#effect-answer")
    change = effect.locator(".effect-eligible strong")
    expect(change).to_have_text("±0")
    limit.fill("100")
    if not analyst.way.javascript:
        analyst.button("editing.effect.button").click()
    # The medium-sized firms of the country: all of them have more than 100 employees, nine have 250.
    expect(change).to_have_text(re.compile("−2.?228"))
    is_right(analyst, "scenario-typed")
    limit.fill("many")
    if not analyst.way.javascript:
        analyst.button("editing.effect.button").click()
    expect(effect).to_contain_text(analyst.words["editing.effect.untoldLead"])
