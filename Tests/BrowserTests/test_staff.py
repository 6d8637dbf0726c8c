"""An operator's day: a second factor before anything else, roles, the rules, the log, the jobs."""

import csv
import os
from io import StringIO

import pytest
from accessible import is_right
from accounts import PASSWORD, add_factor, code, hire, new_address, sign_up
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_language_somehow


@pytest.fixture
def database() -> str:
    return os.environ["PLATFORM_DATABASE"]


@each_language_somehow
def test_staff_come_in_with_a_second_factor_only(visitor: Visitor, database: str):
    email = hire(visitor, database, "operator")
    visitor.open("staff")
    expect(visitor.heading).to_have_text(visitor.words["staff.factor.title"])
    is_right(visitor, "staff-without-factor")
    visitor.link("account.factor.add").click()
    is_right(visitor, "factor")
    visitor.field("account.code").fill("000000")
    visitor.field("account.code").press("Enter")
    expect(visitor.alert).to_contain_text(visitor.words["account.mistake.code"])
    is_right(visitor, "factor-wrong")
    on_paper = add_factor(visitor)
    is_right(visitor, "factor-codes")
    visitor.open("staff")
    expect(visitor.heading).to_have_text(visitor.words["staff.title"])
    is_right(visitor, "staff")

    visitor.open("my")
    visitor.button("account.signOut").click()
    visitor.open("staff")
    visitor.field("account.email").fill(email)
    visitor.field("account.password").fill(PASSWORD)
    visitor.button("account.signIn.button").click()
    expect(visitor.heading).to_have_text(visitor.words["account.signIn.codeTitle"])
    is_right(visitor, "sign-in-code")
    visitor.main.get_by_role("textbox").last.fill(on_paper[0])
    visitor.button("account.signIn.button").click()
    expect(visitor.heading).to_have_text(visitor.words["staff.title"])


@each_language_somehow
def test_an_operator_gives_a_role_and_takes_it_away(visitor: Visitor, arrive, database: str):
    hire(visitor, database, "operator")
    add_factor(visitor)
    email = new_address("reviewer")
    visitor.open("staff")
    visitor.link("staff.people.title").click()
    is_right(visitor, "staff-people")
    give(visitor, email)
    expect(visitor.alert).to_contain_text(visitor.words["staff.people.noAccount"])
    is_right(visitor, "staff-people-mistyped")

    hired = arrive(visitor.way)
    sign_up(hired, email, "Вера Новік")
    add_factor(hired)
    assert hired.open("staff/work").status == 404
    visitor.button("staff.people.grant").click()
    row = visitor.main.get_by_role("row").filter(has_text=email)
    expect(row).to_contain_text(visitor.words["access.staff.reviewer"])
    assert hired.open("staff/work").status == 200
    is_right(hired, "staff-work-empty")

    row.get_by_role("button").click()
    expect(row).to_have_count(0)
    assert hired.open("staff/work").status == 404
    # Nobody takes their own.
    own = visitor.main.get_by_role("row").filter(has_text=visitor.words["access.staff.operator"])
    expect(own.first).to_be_visible()

    visitor.open("staff/access")
    table = visitor.main.get_by_role("table")
    expect(table).to_contain_text(visitor.words["access.act.publishRecord"])
    expect(table).to_contain_text(visitor.words["access.proviso.notForOneself"])
    is_right(visitor, "staff-access")


def give(operator: Visitor, email: str) -> None:
    operator.field("account.email").fill(email)
    operator.field("staff.people.role").select_option("reviewer")
    operator.button("staff.people.grant").click()


@each_language_somehow
def test_an_auditor_finds_who_did_what_and_takes_it_along(visitor: Visitor, database: str):
    email = hire(visitor, database, "auditor")
    add_factor(visitor)
    visitor.open("staff")
    visitor.link("staff.audit.title").click()
    is_right(visitor, "staff-audit")
    visitor.field("staff.audit.actorHint").fill(email)
    visitor.field("staff.audit.action").select_option("person.factorAdded")
    visitor.button("staff.find").click()
    rows = visitor.main.locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("person.factorAdded")
    is_right(visitor, "staff-audit-found")
    with visitor.page.expect_download() as taken:
        visitor.button("staff.audit.file").click()
    [entry] = csv.DictReader(StringIO(taken.value.path().read_text("utf-8")))
    assert entry["action"] == "person.factorAdded"
    visitor.field("staff.audit.actorHint").fill("nobody@firm.by")
    visitor.button("staff.find").click()
    expect(visitor.main).to_contain_text(visitor.words["staff.nothing"])
    is_right(visitor, "staff-audit-nothing")


@each_language_somehow
def test_an_operator_sees_what_waits_and_what_was_given_up(visitor: Visitor, database: str):
    hire(visitor, database, "operator")
    add_factor(visitor)
    visitor.open("staff")
    visitor.link("staff.jobs.title").click()
    expect(visitor.main).to_contain_text(visitor.words.pattern("staff.jobs.waiting"))
    is_right(visitor, "staff-jobs")
