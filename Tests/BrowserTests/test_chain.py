"""The whole chain as one person walks it, without an account: problem, check, gaps, funding, calculator, plan on paper."""

import re
from collections.abc import Callable
from time import monotonic
from urllib.parse import parse_qs, urlsplit

from accessible import is_accessible
from firms import MACHINES, PROBLEM, SAWMILL
from playwright.sync_api import Locator, expect
from test_accessibility import keep_picture
from visitor import Visitor
from ways import each_language_somehow

CHECK = "smart-sme-1"
PROJECT = "predictive-maintenance"
# What is said once and never asked for again.
FIRM = {fact: SAWMILL[fact] for fact in ("region", "activity", "employees")}


@each_language_somehow
def test_from_a_problem_in_plain_words_to_a_plan_on_paper(visitor: Visitor, record_property: Callable):
    began = monotonic()
    legs = (names_the_problem, does_the_check, says_what_firm_it_is, finds_who_pays, calculates, takes_the_plan_along)
    for leg in legs:
        leg(visitor)
        seconds = round(monotonic() - began, 1)
        # For the report only: a machine is no measure of a person.
        record_property(leg.__name__, seconds)
        print(f"{visitor.way} {leg.__name__}: {seconds} s")


def is_right(visitor: Visitor, name: str) -> None:
    visitor.looks_right()
    keep_picture(visitor, f"chain-{name}")
    # What looks at a page is a script itself.
    if visitor.way.javascript:
        is_accessible(visitor)


def names_the_problem(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask(PROBLEM[visitor.way.language])
    visitor.main.get_by_role("link", name=visitor.words.pattern("help.with")).click()
    expect(visitor.main.locator(".gap")).to_have_count(1)
    # Whether it pays is one of the things that help.
    expect(visitor.main.locator(f".help-card a[href*='/effects/{PROJECT}']")).to_be_visible()
    is_right(visitor, "help")
    visitor.link("help.assessment").click()


def does_the_check(visitor: Visitor) -> None:
    visitor.main.locator(f"form[action$='/assessment/{CHECK}']").get_by_role("button").click()
    visitor.page.wait_for_url("**/assessment/at/*/1")
    topics = 0
    while not visitor.page.url.endswith("/summary"):
        answers_topic(visitor)
        here = visitor.page.url
        visitor.main.locator(".topic-buttons").get_by_role("button").first.click()
        visitor.page.wait_for_url(lambda url, here=here: url != here)
        topics += 1
    assert topics > 1
    visitor.link("assessment.result").click()


def answers_topic(visitor: Visitor) -> None:
    """With the first thing offered, wherever something is asked."""
    for place in range(visitor.page.locator("[data-question]").count()):
        question = visitor.page.locator("[data-question]").nth(place)
        if not question.is_visible():
            continue
        for row in question.locator("select").all():
            row.select_option(index=1)
        if question.locator(".asked-choices").count():
            chooses(visitor, question.locator(".asked-choices input").first)


def chooses(visitor: Visitor, answer: Locator) -> None:
    """With scripts the answer is saved at once, and the page shows the questions that are asked after it."""
    answer.check()
    if visitor.way.javascript:
        expect(visitor.page.locator("#saved")).to_have_attribute("data-kind", re.compile("done|told"))


def says_what_firm_it_is(visitor: Visitor) -> None:
    words = visitor.words
    expect(visitor.main.locator("#help")).to_be_visible()
    assert visitor.main.locator(".gap").count() >= 1
    visitor.main.get_by_label(words["help.region"]).select_option(FIRM["region"])
    visitor.main.get_by_label(words["help.activity"]).select_option(FIRM["activity"])
    visitor.main.get_by_label(words["help.employees"]).fill(FIRM["employees"])
    visitor.button("score.firmButton").click()
    assert_knows_the_firm(visitor)
    # Whoever keeps the result is not asked for the same again.
    expect(visitor.page.locator("#kept-region")).to_have_value(FIRM["region"])
    expect(visitor.page.locator("#kept-activity")).to_have_value(FIRM["activity"])
    is_right(visitor, "result")
    visitor.link("help.check").click()


def finds_who_pays(visitor: Visitor) -> None:
    assert_knows_the_firm(visitor)
    for fact in FIRM:
        expect(visitor.main.locator(f"form.question [name={fact}]:not([type=hidden])")).to_have_count(0)
    expect(visitor.main.locator(".answers dd", has_text=FIRM["employees"])).to_be_visible()
    is_right(visitor, "check")
    visitor.main.locator(".result a[href*='#calculate']").first.click()
    assert_knows_the_firm(visitor)
    is_right(visitor, "funding")
    visitor.main.locator(f"a[href*='/effects/{PROJECT}?']").click()


def calculates(visitor: Visitor) -> None:
    assert_knows_the_firm(visitor)
    expect(visitor.page.locator("#result")).to_have_count(0)
    source = visitor.page.locator("#funding")
    assert source.input_value(), "the funding was not taken along"
    for name, figure in {**MACHINES, "fundingAmount": "10000", "fundingRate": "9", "fundingYears": "5"}.items():
        visitor.page.locator(f"[id='{name}']").fill(figure)
    visitor.button("effects.calculate").click()
    expect(visitor.page.locator("#result")).to_have_text(re.compile(r"\d"))
    assert_knows_the_firm(visitor)
    is_right(visitor, "calculator")
    visitor.button("effects.toPlan").click()
    visitor.link("plan.open").click()


def takes_the_plan_along(visitor: Visitor) -> None:
    step = visitor.main.locator(".plan-step")
    expect(step).to_have_count(1)
    expect(expectation(step)).to_have_text(visitor.words.pattern("effects.paidBy"))
    is_right(visitor, "plan")
    said = expectation(step).inner_text()
    # The figures come back with the step.
    step.get_by_role("link").first.click()
    expect(visitor.page.locator("#downtimeHours")).to_have_value(MACHINES["downtimeHours"])
    assert visitor.page.locator("#result").inner_text() in said
    visitor.page.go_back()
    visitor.page.emulate_media(media="print")
    expect(expectation(step)).to_be_visible()
    expect(visitor.main.get_by_role("button").first).to_be_hidden()
    assert visitor.page.pdf().startswith(b"%PDF")


def expectation(step: Locator) -> Locator:
    return step.locator(".plan-expected")


def assert_knows_the_firm(visitor: Visitor) -> None:
    """The facts go along in our own addresses, and so to nobody else."""
    known = parse_qs(urlsplit(visitor.page.url).query)
    assert {fact: known.get(fact) for fact in FIRM} == {fact: [value] for fact, value in FIRM.items()}
