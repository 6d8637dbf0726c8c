"""What a changed rule changes is seen while it is typed, and after saving where no script runs."""

import os
import re

import pytest
from accessible import is_right
from accounts import add_factor, hire
from playwright.sync_api import expect
from visitor import Visitor
from ways import Way, each_language_somehow

RECORD = "staff/records/opportunities/development-bank-sme-leasing/edit"
LIMIT = '[name="/criteria/0/expression/value"]'


@pytest.fixture
def editor(visitor: Visitor) -> Visitor:
    hire(visitor, os.environ["PLATFORM_DATABASE"], "editor")
    add_factor(visitor)
    return visitor


@each_language_somehow
def test_the_effect_follows_what_is_typed(editor: Visitor) -> None:
    editor.open(RECORD)
    effect = editor.main.locator("#effect-answer")
    change = effect.locator(".effect-eligible strong")
    expect(change).to_have_text("±0")
    editor.main.locator(LIMIT).fill("100")
    if not editor.way.javascript:
        editor.button("editing.effect.button").click()
    # The medium-sized firms of the country: all of them have more than 100 employees, nine have 250.
    expect(change).to_have_text(re.compile("−2,?228"))
    is_right(editor, "rule-effect")
    editor.main.locator(LIMIT).fill("many")
    if not editor.way.javascript:
        editor.button("editing.effect.button").click()
    expect(effect).to_contain_text(editor.words["editing.effect.untoldLead"])


@each_language_somehow
def test_test_firms_are_typed_fact_by_fact(editor: Visitor) -> None:
    editor.open(RECORD)
    firms = editor.main.locator("#field-testFirms")
    firms.locator("summary").click()

    def firm(number: int, part: str):
        return firms.locator(f'[name="/testFirms/{number}/{part}"]')

    for number, (outcome, employees) in enumerate(
        [("eligible", "40"), ("eligible", "9000"), ("undetermined", "")]
    ):
        firm(number, "title").fill(f"{number + 1}")
        firm(number, "outcome").select_option(outcome)
        firm(number, "firm/employees").fill(employees)
    editor.button("editing.form.save").first.click()
    # What the conditions say stands below each firm, and beside the one of which something else is expected.
    expect(firms.locator(".edit-words")).to_have_count(3)
    expect(firm(1, "outcome")).to_have_attribute("aria-invalid", "true")
    expect(firms.locator(".field-error")).to_have_count(1)
    is_right(editor, "test-firms")
    firm(1, "outcome").select_option("ineligible")
    editor.button("editing.form.save").first.click()
    expect(firms.locator(".field-error")).to_have_count(0)
    expect(firm(1, "firm/employees")).to_have_value("9000")


def test_an_old_answer_never_comes_over_a_new_one(editor: Visitor) -> None:
    editor.open(RECORD)
    limit, effect = editor.main.locator(LIMIT), editor.main.locator("#effect")
    said = editor.main.locator("#effect-status")
    before = said.inner_text()
    held = []

    def hold_the_first(route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    editor.page.route("**/effect", hold_the_first)
    limit.fill("100")
    expect(effect).to_have_attribute("aria-busy", "true")
    editor.page.wait_for_timeout(700)
    limit.fill("200")
    expect(effect).not_to_have_attribute("aria-busy", "true")
    assert held and said.inner_text() != before
    limit.fill("250")
    expect(said).to_have_text(before)
