"""Doing an assessment: an answer is never lost, whatever happens to the tab, the browser, the session or the server."""

import os
import re
from collections.abc import Callable, Iterator

import pytest
from accessible import is_accessible
from own_platform import OwnPlatform, mail_folder
from playwright.sync_api import Browser, Page, expect
from program import wait_until
from test_accounts import PASSWORD, new_address, sign_up
from visitor import Visitor
from ways import LANGUAGES, NARROW, SCHEMES, Way

Arrive = Callable[[Way], Visitor]


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnPlatform]:
    platform = OwnPlatform(tmp_path_factory.mktemp("norland"))
    kept = os.environ.get("PLATFORM_MAIL", "")
    mail_folder(platform)
    yield platform
    os.environ["PLATFORM_MAIL"] = kept
    platform.kill()


@pytest.fixture
def come(browser: Browser, platform: OwnPlatform) -> Iterator[Arrive]:
    """Lets a visitor come. Requests may fail here: servers die and sessions end."""
    visitors = []

    def come(way: Way = Way()) -> Visitor:
        visitors.append(Visitor(browser, platform.address, way))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leave()


def begin(visitor: Visitor, check: str = "workshop-1") -> None:
    visitor.open("assessment")
    form = visitor.main.locator(f"form[action$='/assessment/{check}']")
    form.get_by_role("button").click()
    visitor.page.wait_for_url("**/assessment/at/*/1")


def choose(visitor: Visitor, question: str, value: str) -> None:
    question_box(visitor, question).locator(f"input[value='{value}']").check()


def question_box(visitor: Visitor, question: str):
    return visitor.page.locator(f"[data-question='{question}']")


def chosen(visitor: Visitor, question: str, value: str):
    return question_box(visitor, question).locator(f"input[value='{value}']")


def is_saved(visitor: Visitor) -> None:
    expect(visitor.page.locator("#saved")).to_have_text(visitor.words.pattern("assessment.script.saved"))


def press(visitor: Visitor, key: str) -> None:
    visitor.page.locator(".topic-buttons").get_by_role("button", name=visitor.words[key], exact=True).click()


def is_right(visitor: Visitor) -> None:
    visitor.looks_right()
    if visitor.way.javascript:
        is_accessible(visitor)


ways = pytest.mark.parametrize(
    "way",
    [Way(language, scheme=scheme) for language in LANGUAGES for scheme in SCHEMES]
    + [Way(language, width=NARROW) for language in LANGUAGES]
    + [Way(language, width=NARROW, javascript=False) for language in LANGUAGES],
    ids=str,
)


@ways
def test_a_visitor_walks_from_the_first_question_to_the_result(come: Arrive, way: Way):
    visitor = come(way)
    visitor.open("assessment")
    is_right(visitor)
    begin(visitor)
    is_right(visitor)
    choose(visitor, "looms", "yes")
    choose(visitor, "loom-age", "old")
    question_box(visitor, "hands").locator(".field-number").fill("12")
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/2")
    is_right(visitor)
    choose(visitor, "crafts", "weaving")
    choose(visitor, "order", "5")
    question_box(visitor, "rooms").locator("select").first.select_option("warm")
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/3")
    is_right(visitor)
    choose(visitor, "worry", "unknown")
    press(visitor, "assessment.last")
    visitor.page.wait_for_url("**/summary")
    is_right(visitor)
    expect(visitor.main).to_contain_text(visitor.words.pattern("assessment.stillOpen"))
    visitor.link("assessment.result").click()
    is_right(visitor)
    expect(visitor.page.locator(".score-table tr")).to_have_count(3)


@pytest.mark.parametrize("way", [Way(language) for language in LANGUAGES], ids=str)
def test_a_mistake_is_said_and_what_was_typed_stays(come: Arrive, way: Way):
    visitor = come(Way(way.language, javascript=False))
    begin(visitor)
    question_box(visitor, "hands").locator(".field-number").fill("very many")
    choose(visitor, "looms", "yes")
    press(visitor, "assessment.next")
    expect(visitor.page.get_by_role("alert")).to_contain_text(visitor.words["assessment.mistake.number"])
    expect(question_box(visitor, "hands").locator(".field-number")).to_have_value("very many")
    expect(chosen(visitor, "looms", "yes")).to_be_checked()


def test_a_reload_loses_nothing(come: Arrive):
    visitor = come()
    begin(visitor)
    choose(visitor, "looms", "yes")
    is_saved(visitor)
    question_box(visitor, "hands").locator(".field-number").fill("12")
    # At once, before anything can be sent.
    visitor.page.reload()
    expect(chosen(visitor, "looms", "yes")).to_be_checked()
    expect(question_box(visitor, "hands").locator(".field-number")).to_have_value("12")
    is_saved(visitor)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_back_button_loses_nothing(come: Arrive, javascript: bool):
    visitor = come(Way(javascript=javascript))
    begin(visitor)
    choose(visitor, "looms", "yes")
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/2")
    visitor.page.go_back()
    expect(chosen(visitor, "looms", "yes")).to_be_checked()
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/2")
    visitor.page.go_back()
    expect(chosen(visitor, "looms", "yes")).to_be_checked()


def second_tab(visitor: Visitor) -> Page:
    tab = visitor.page.context.new_page()
    tab.goto(visitor.page.url)
    return tab


def test_two_tabs_lose_nothing_and_the_second_is_told(come: Arrive, platform: OwnPlatform):
    visitor = come(Way(javascript=False))
    begin(visitor)
    tab = second_tab(visitor)
    choose(visitor, "looms", "yes")
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/2")
    # The other tab has not seen it, and changes something else, and then the same.
    tab.locator("[data-question='hands'] .field-number").fill("12")
    tab.locator(".topic-buttons button").first.click()
    tab.wait_for_url("**/2")
    assert platform.answers() == {"hands": "[12]", "looms": "[true]"}
    visitor.page.go_back()
    visitor.page.reload()
    other = second_tab(visitor)
    choose(visitor, "looms", "no")
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/2")
    other.locator("[data-question='looms'] input[value='unknown']").check()
    other.locator(".topic-buttons button").first.click()
    expect(other.locator(".topic-met")).to_be_visible()
    assert platform.answers()["looms"] == '["unknown"]'
    other.locator("[data-question='looms'] summary").last.click()
    other.locator("button[name='restore']").first.click()
    expect(other.locator("[data-question='looms'] input[value='no']")).to_be_checked()


def test_two_tabs_with_scripts_lose_nothing(come: Arrive, platform: OwnPlatform):
    visitor = come()
    begin(visitor)
    tab = second_tab(visitor)
    choose(visitor, "looms", "yes")
    is_saved(visitor)
    tab.locator("[data-question='hands'] .field-number").fill("12")
    expect(tab.locator("#saved")).to_have_text(visitor.words.pattern("assessment.script.saved"))
    assert platform.answers() == {"hands": "[12]", "looms": "[true]"}


def test_a_server_that_dies_while_somebody_types_loses_nothing(come: Arrive, platform: OwnPlatform):
    visitor = come()
    begin(visitor)
    choose(visitor, "looms", "yes")
    is_saved(visitor)
    platform.kill()
    try:
        choose(visitor, "loom-age", "old")
        expect(visitor.page.locator("#saved")).to_have_text(visitor.words["assessment.script.away"])
        question_box(visitor, "hands").locator(".field-number").fill("12")
    finally:
        platform.start()
    # It sends by itself when the server is back.
    wait_until(lambda: set(platform.answers()) == {"looms", "loom-age", "hands"}, 40)
    visitor.page.reload()
    expect(chosen(visitor, "loom-age", "old")).to_be_checked()
    expect(question_box(visitor, "hands").locator(".field-number")).to_have_value("12")


def test_a_server_that_dies_between_pages_loses_nothing(come: Arrive, platform: OwnPlatform):
    visitor = come(Way(javascript=False))
    begin(visitor)
    choose(visitor, "looms", "yes")
    press(visitor, "assessment.next")
    visitor.page.wait_for_url("**/2")
    platform.kill()
    platform.start()
    choose(visitor, "order", "5")
    press(visitor, "assessment.back")
    visitor.page.wait_for_url("**/1")
    expect(chosen(visitor, "looms", "yes")).to_be_checked()
    assert platform.answers() == {"looms": "[true]", "order": "[5]"}


def test_a_cookie_that_is_gone_is_replaced_by_the_link(come: Arrive):
    visitor = come()
    begin(visitor)
    choose(visitor, "looms", "yes")
    is_saved(visitor)
    link = visitor.page.locator(".resume-link a").get_attribute("href")
    visitor.page.context.clear_cookies()
    # The page that is open goes on saving: its form carries the secret.
    choose(visitor, "loom-age", "old")
    is_saved(visitor)
    other = come()
    assert other.go(visitor.page.url).status == 404
    other.go(re.sub(r"^http://[^/]+", "", link))
    is_right(other)
    other.button("assessment.resume.button").click()
    other.page.wait_for_url("**/assessment/at/*/*")
    expect(chosen(other, "looms", "yes")).to_be_checked()
    expect(chosen(other, "loom-age", "old")).to_be_checked()


def signed_in(visitor: Visitor) -> str:
    email = new_address()
    sign_up(visitor, email)
    begin(visitor)
    return email


def sign_in(visitor: Visitor, page: Page, email: str) -> None:
    page.get_by_label(visitor.words["account.email"], exact=True).fill(email)
    page.get_by_label(visitor.words["account.password"], exact=True).fill(PASSWORD)
    page.get_by_role("button", name=visitor.words["account.signIn.button"], exact=True).click()


def test_a_session_that_ends_while_somebody_types_loses_nothing(come: Arrive, platform: OwnPlatform):
    visitor = come()
    email = signed_in(visitor)
    platform.end_sessions()
    choose(visitor, "looms", "yes")
    expect(visitor.page.locator("#saved")).to_have_text(visitor.words["assessment.script.signedOut"])
    with visitor.page.context.expect_page() as opened:
        visitor.page.locator("#signed-out a").click()
    sign_in(visitor, opened.value, email)
    wait_until(lambda: platform.answers() == {"looms": "[true]"}, 40)
    expect(chosen(visitor, "looms", "yes")).to_be_checked()
    expect(visitor.page.locator("#signed-out")).to_be_hidden()
    choose(visitor, "loom-age", "old")
    is_saved(visitor)


def test_a_session_that_ends_loses_nothing_without_scripts(come: Arrive, platform: OwnPlatform):
    visitor = come(Way(javascript=False))
    email = signed_in(visitor)
    platform.end_sessions()
    choose(visitor, "looms", "yes")
    press(visitor, "assessment.next")
    visitor.looks_right()
    with visitor.page.context.expect_page() as opened:
        visitor.main.locator("a[target]").click()
    sign_in(visitor, opened.value, email)
    expect(opened.value.get_by_role("heading", level=1)).to_be_visible()
    visitor.button("assessment.held.button").click()
    visitor.button("assessment.held.button").click()
    visitor.page.wait_for_url("**/2")
    assert platform.answers() == {"looms": "[true]"}


def test_questions_come_and_go_with_the_answers(come: Arrive):
    visitor = come()
    begin(visitor)
    choose(visitor, "looms", "no")
    expect(question_box(visitor, "loom-age")).to_be_hidden()
    choose(visitor, "looms", "yes")
    expect(question_box(visitor, "loom-age")).to_be_visible()
    press(visitor, "assessment.next")
    choose(visitor, "crafts", "weaving")
    choose(visitor, "crafts", "none")
    expect(chosen(visitor, "crafts", "weaving")).not_to_be_checked()


def test_answers_are_used_again_when_asked(come: Arrive, platform: OwnPlatform):
    visitor = come()
    begin(visitor)
    choose(visitor, "looms", "yes")
    choose(visitor, "loom-age", "new")
    is_saved(visitor)
    begin(visitor, "harbour-1")
    assert platform.answers() == {}
    is_right(visitor)
    visitor.page.locator("button[name='use'][value='*']").click()
    expect(chosen(visitor, "condition", "fine")).to_be_checked()
    assert platform.answers() == {"condition": '["fine"]', "weaves": "[true]"}


def test_a_visitor_takes_the_check_along_into_an_account(come: Arrive):
    visitor = come()
    begin(visitor)
    choose(visitor, "looms", "yes")
    is_saved(visitor)
    sheet = visitor.page.url.removesuffix("/1")
    sign_up(visitor, new_address())
    visitor.page.goto(f"{sheet}/summary")
    is_right(visitor)
    visitor.button("assessment.keep.button").click()
    expect(visitor.main).to_contain_text(visitor.words["assessment.done.kept"])
    visitor.page.context.clear_cookies(name="sheets")
    visitor.page.goto(f"{sheet}/1")
    expect(chosen(visitor, "looms", "yes")).to_be_checked()
    is_right(visitor)
