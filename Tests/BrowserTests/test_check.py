"""Who pays for it? A few questions, each may be skipped; every funding source says why."""

import re

from firms import SAWMILL
from playwright.sync_api import Locator, expect
from visitor import Visitor
from ways import each_language, each_way

QUESTION_LIMIT = 8


@each_way
def test_a_few_answers_sort_all_funding_with_reasons(visitor: Visitor):
    visitor.open()
    visitor.page.get_by_role("navigation").get_by_role("link", name=visitor.words["nav.check"]).click()
    asked = answer_everything(visitor)
    assert 0 < len(asked) <= QUESTION_LIMIT
    assert len(set(asked)) == len(asked), "a question was asked twice"

    groups = visitor.main.locator(".outcome-group")
    assert groups.count() >= 2
    for outcome in ("yes", "may", "no"):
        for result in visitor.main.locator(f".outcome-group.{outcome} .result").all():
            explains_itself(visitor, result, outcome)


@each_way
def test_a_result_leads_to_the_programme_and_back_with_all_answers(visitor: Visitor):
    visitor.open("funding/check", employees="38", ownership="private", activity="C16")
    link = visitor.main.locator(".result .card-title a").first
    title = link.inner_text()
    link.click()
    expect(visitor.main.get_by_role("heading", level=1)).to_have_text(title)
    visitor.looks_right()
    visitor.page.go_back()
    expect(visitor.main.locator(".answers dd", has_text="38")).to_be_visible()


@each_way
def test_a_mistyped_answer_is_explained_beside_the_field(visitor: Visitor):
    words = visitor.words
    visitor.open("funding/check", ask="employees")
    field = visitor.page.locator("#employees")
    field.fill("many")
    visitor.button("check.next").click()

    summary = visitor.main.get_by_role("alert")
    expect(summary).to_contain_text(words["check.error.heading"])
    expect(field).to_have_value("many")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(visitor.main.locator("#question-error")).to_have_text(re.compile(r"\S"))
    visitor.looks_right()
    summary.get_by_role("link").click()
    expect(field).to_be_focused()


@each_language
def test_an_answer_can_be_changed(visitor: Visitor):
    visitor.open("funding/check", employees="38")
    visitor.main.locator(".answers").get_by_role("link", name=visitor.words["check.change"]).first.click()
    field = visitor.page.locator("#employees")
    expect(field).to_have_value("38")
    field.fill("380")
    visitor.button("check.next").click()
    expect(visitor.main.locator(".answers dd", has_text="380")).to_be_visible()


@each_language
def test_every_question_can_be_skipped(visitor: Visitor):
    visitor.open("funding/check")
    skip = visitor.main.get_by_role("link", name=visitor.words["check.skip"])
    for _ in range(QUESTION_LIMIT + 1):
        if not skip.count():
            break
        skip.click()
    expect(skip).to_have_count(0)
    expect(visitor.main.locator(".done")).to_be_visible()
    visitor.looks_right()


def answer_everything(visitor: Visitor) -> list[str]:
    """Answers as the owner of the sawmill, skipping what she does not know, until no question is left."""
    asked = []
    question = visitor.main.locator("form.question")
    while question.count() and len(asked) <= QUESTION_LIMIT:
        visitor.looks_right()
        fact = question.locator("[name]:not([type=hidden])").first.get_attribute("name")
        asked.append(fact)
        answers_before = visitor.page.url
        if fact in SAWMILL:
            answer(visitor, question, fact, SAWMILL[fact])
        else:
            question.get_by_role("link", name=visitor.words["check.skip"]).click()
        expect(visitor.page).not_to_have_url(answers_before)
    return asked


def answer(visitor: Visitor, question: Locator, fact: str, value: str) -> None:
    field = question.locator(f"[name={fact}]").first
    kind = field.evaluate("field => field.type")
    if kind == "submit":
        question.locator(f"[name={fact}][value={value}]").click()
        return
    if kind == "radio":
        question.locator(f"[name={fact}][value={value}]").check()
    elif kind == "select-one":
        field.select_option(value)
    else:
        field.fill(value)
    visitor.button("check.next").click()


def explains_itself(visitor: Visitor, result: Locator, outcome: str) -> None:
    """In a word and a shape, in one line, and criterion by criterion."""
    expect(result.locator(".outcome")).to_contain_text(visitor.words[f"check.word.{outcome}"])
    expect(result.locator(".outcome-symbol")).to_have_text({"yes": "✓", "may": "?", "no": "✗"}[outcome])
    expect(result.locator(".result-why")).to_have_text(re.compile(r"\S"))
    disclosure = result.locator("details")
    if not disclosure.count():
        # A source that publishes no conditions has none to show, and is never shown as fitting.
        assert outcome == "may"
        return
    disclosure.locator("summary").click()
    marks = [visitor.words[f"mark.{mark}"] for mark in ("passed", "failed", "unknown", "caveat")]
    for criterion in disclosure.locator(".criteria li").all():
        expect(criterion).to_be_visible()
        assert criterion.locator(".mark-word").inner_text() in marks
        assert criterion.locator(".mark-symbol").inner_text() in "✓✗?!"
