"""A problem in plain words leads to centres, funding and platforms, each with a reason."""

import re

import pytest
from firms import PROBLEM
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_language, each_way


@each_way
def test_a_problem_in_plain_words_leads_to_help_with_reasons(visitor: Visitor):
    visitor.open()
    visitor.looks_right()
    visitor.ask(PROBLEM[visitor.way.language])
    visitor.looks_right()

    expect(visitor.page.locator("#count")).to_have_text(visitor.words.pattern("search.count"))
    cards = visitor.main.locator(".card")
    kinds = {kind.inner_text() for kind in cards.locator(".kind").all()}
    assert kinds >= {visitor.words[f"kind.{kind}"] for kind in ("opportunities", "organisations", "solutions")}
    for card in cards.all():
        expect(card.get_by_role("heading").get_by_role("link")).to_have_text(re.compile(r"\S"))
        expect(card.locator(".why")).to_have_text(re.compile(rf"{re.escape(visitor.words['why.label'])}\s*\S"))


@each_way
@pytest.mark.parametrize("kind", ["opportunities", "organisations", "solutions"])
def test_what_is_found_can_be_narrowed_to_one_kind(visitor: Visitor, kind: str):
    words = visitor.words
    visitor.open("search", q=PROBLEM[visitor.way.language])
    facet = visitor.main.locator("details.facet", has_text=words["search.kind"]).first
    if facet.get_attribute("open") is None:
        facet.locator("summary").first.click()
    choice = facet.locator("label.choice", has_text=words[f"kinds.{kind}"])
    count = int(choice.locator(".choice-count").inner_text())
    choice.click()
    if not visitor.way.javascript:
        visitor.button("search.apply").click()
    visitor.page.wait_for_url(f"**kind={kind}**")

    expect(visitor.page.locator("#count")).to_have_text(re.compile(rf"^\D*{count}\b"))
    assert {tag.inner_text() for tag in visitor.main.locator(".card .kind").all()} == {words[f"kind.{kind}"]}
    visitor.looks_right()


@each_language
def test_words_that_find_nothing_lead_somewhere_else(visitor: Visitor):
    visitor.open("search", q="qwrtpsdfgh zxcvbnmkl")
    visitor.looks_right()
    assert visitor.main.locator(".card").count() == 0
    assert visitor.main.locator(".empty").get_by_role("link").count() > 0


@pytest.mark.parametrize(("typed", "meant"), [("датчки", "датчик"), ("sesnor", "sensor"), ("станкі", "станк")])
def test_a_typing_error_gets_a_suggestion_or_is_understood(visitor: Visitor, typed: str, meant: str):
    visitor.open("search", q=typed)
    suggestion = visitor.main.locator(".suggestion a")
    if suggestion.count():
        assert meant in suggestion.inner_text()
        suggestion.click()
    expect(visitor.main.locator(".card")).not_to_have_count(0)


@each_language
def test_markup_in_a_search_is_only_text(visitor: Visitor):
    words = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)>"
    visitor.open("search", q=words)
    visitor.looks_right()
    expect(visitor.page.locator("#q")).to_have_value(words)
    assert visitor.main.locator("script, img").count() == 0
