"""From a problem to who helps with it, and into a plan that others can be shown: without an account, with and without scripts."""

import re

from accessible import is_accessible
from playwright.sync_api import expect
from test_accessibility import keep_picture, open_everything
from visitor import Visitor
from ways import Way, each_look, each_way

PROBLEM = "PROBLEM-downtime"


def is_right(visitor: Visitor) -> None:
    visitor.looks_right()
    # What looks at a page is a script itself.
    if visitor.way.javascript:
        is_accessible(visitor)


@each_way
def test_from_a_problem_to_help_and_into_a_plan(visitor: Visitor, arrive):
    words = visitor.words
    visitor.open()
    problem = visitor.main.locator(f"a[href*='{PROBLEM}']").first
    if not problem.is_visible():
        visitor.main.locator(".more-problems summary").click()
    sentence = problem.inner_text()
    problem.click()
    expect(visitor.main.locator(".gap h2")).to_have_text(sentence)
    is_right(visitor)

    visitor.main.get_by_label(words["help.region"]).select_option(index=1)
    visitor.main.get_by_label(words["help.employees"]).fill("38")
    visitor.button("help.button").click()
    cards = visitor.main.locator(".help-card")
    assert cards.count() >= 5
    expect(cards.first.locator(".why")).to_have_text(re.compile(r"\S"))
    cards.first.locator("summary").click()
    expect(cards.first.locator(".help-parts li").first).to_be_visible()
    is_right(visitor)

    title = cards.first.locator(".card-title").inner_text()
    cards.first.get_by_role("button").click()
    expect(visitor.main.locator(".help-card").first).to_be_visible()
    visitor.link("plan.open").click()
    steps = visitor.main.locator(".plan-step")
    expect(steps).to_have_count(1)
    expect(steps.first).to_contain_text(title)
    for own in ("Пазваніць у цэнтр", "Спытаць майстра"):
        visitor.main.get_by_label(words["plan.words"]).fill(own)
        visitor.button("plan.addButton").click()
    expect(steps).to_have_count(3)
    steps.nth(1).get_by_role("button", name=words["plan.up"]).click()
    expect(steps.first).to_contain_text("Пазваніць у цэнтр")
    steps.first.get_by_role("button", name=words["plan.mark"]).first.click()
    expect(steps.first.locator(".tag.yes")).to_be_visible()
    note_and_month(visitor, steps.nth(1))
    is_right(visitor)
    an_adviser_helps(visitor, arrive)


def note_and_month(visitor: Visitor, step) -> None:
    words = visitor.words
    step.locator("summary", has_text=words["plan.change"]).click()
    step.get_by_label(words["plan.note"]).fill("Спачатку на адным станку")
    step.get_by_label(words["plan.dueField"]).select_option(index=3)
    step.get_by_role("button", name=words["plan.save"]).click()
    expect(step.locator(".plan-note")).to_have_text("Спачатку на адным станку")


def an_adviser_helps(visitor: Visitor, arrive) -> None:
    words = visitor.words
    visitor.main.get_by_label(words["plan.label"]).fill("Адвайзер")
    visitor.main.get_by_label(words["plan.levelHelp"]).check()
    visitor.button("plan.shareButton").click()
    link = visitor.main.locator("#fresh").input_value()
    is_right(visitor)

    adviser = arrive(Way(visitor.way.language, visitor.way.javascript, visitor.way.width, visitor.way.scheme))
    adviser.go("/" + link.split("/", 3)[3])
    step = adviser.main.locator(".plan-step").nth(1)
    step.locator("summary", has_text=words["plan.remark"]).click()
    step.get_by_label(words["plan.remarkField"]).fill("Гэта можна паспрабаваць бясплатна")
    step.get_by_role("button", name=words["plan.remarkSend"]).click()
    expect(adviser.main.locator(".plan-remark")).to_contain_text("Адвайзер")
    is_right(adviser)

    visitor.open("plan")
    expect(visitor.main.locator(".plan-remark")).to_contain_text("Гэта можна паспрабаваць бясплатна")
    visitor.main.get_by_role("button", name=words["plan.endLink"]).click()
    expect(visitor.main.get_by_role("button", name=words["plan.endLink"])).to_have_count(0)
    assert adviser.page.reload().status == 410


@each_look
def test_help_and_plan_are_accessible(visitor: Visitor):
    visitor.open("help", gap=PROBLEM, region="BY-BR", employees="38")
    open_everything(visitor)
    keep_picture(visitor, "help")
    is_accessible(visitor)
    visitor.open("help/ranking")
    keep_picture(visitor, "help-ranking")
    is_accessible(visitor)
    visitor.open("plan")
    keep_picture(visitor, "plan-empty")
    is_accessible(visitor)
    visitor.main.get_by_label(visitor.words["plan.words"]).fill("Пазваніць у цэнтр")
    visitor.button("plan.addButton").click()
    open_everything(visitor)
    keep_picture(visitor, "plan")
    is_accessible(visitor)
