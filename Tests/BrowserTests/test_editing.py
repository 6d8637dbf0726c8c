"""A record is written by one editor and published by another, and nobody's text is lost on the way."""

import os
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
from accessible import is_right
from accounts import add_factor, hire
from country_package import records
from keyboard import choose, write
from playwright.sync_api import Locator, expect
from program import BELARUS, run, serving
from visitor import Visitor
from ways import LANGUAGES, Way, each_language_somehow

AUTHOR, REVIEWER = "Ганна Кавальчук", "Барыс Рэдкі"
TITLE = {"be": "Занзібарскія кансультацыі", "ru": "Занзибарские консультации", "en": "Zanzibar advice"}
MISSPELT = {"be": "Занзібарскя", "ru": "Занзибарске", "en": "Zanzbar"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path | str:
    """A catalogue that nobody else looks at, because its records change; on the engine of the platform."""
    platform = os.environ["PLATFORM_DATABASE"]
    if platform.startswith("postgresql:"):
        database = postgres.new_database(platform)
    else:
        database = tmp_path_factory.mktemp("editing") / "platform.sqlite"
    assert run(database, "import", BELARUS).status == 0
    return database


@pytest.fixture(scope="module")
def address(database: Path | str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    key = tmp_path_factory.mktemp("key") / "session.key"
    with serving(database, SESSION_SECRET_FILE=str(key)) as server:
        yield server.address


@pytest.fixture(scope="module")
def untouched() -> Iterator[str]:
    return iter([f"{kind}/{id}" for kind in ("services", "solutions") for id in sorted(records(BELARUS)[kind])])


@pytest.fixture
def record(untouched: Iterator[str]) -> str:
    """A record that no journey has been to."""
    return next(untouched)


@pytest.fixture
def reviewer(visitor: Visitor, arrive, database: Path | str) -> Visitor:
    reviewer = arrive(visitor.way)
    hire(reviewer, database, "editor", REVIEWER)
    add_factor(reviewer)
    return reviewer


@pytest.fixture
def author(visitor: Visitor, database: Path | str) -> Visitor:
    hire(visitor, database, "editor", AUTHOR)
    add_factor(visitor)
    return visitor


def part(editor: Visitor, field: str, language: str) -> Locator:
    """Where a text of one language is written."""
    label = editor.words[f"languages.{language}"]
    return editor.main.locator(f"#field-{field}").get_by_label(label, exact=True).first


def edit(editor: Visitor, record: str) -> None:
    editor.open(record)
    editor.link("editing.edit").click()


def hand_in(editor: Visitor, note: str) -> None:
    editor.field("editing.step.handIn.text").fill(note)
    editor.button("editing.step.handIn.button").click()
    editor.is_told("editing.step.handIn.done")


def publish(editor: Visitor, title: str) -> None:
    """Finds a draft in the work list, looks at it, and publishes it."""
    editor.open("staff/work")
    editor.main.get_by_role("link", name=title).first.click()
    editor.button("editing.step.publish.button").click()
    editor.is_told("editing.step.publish.done")


@each_language_somehow
def test_a_record_goes_from_draft_to_page_under_four_eyes(author: Visitor, reviewer: Visitor, record: str):
    language, words = author.way.language, author.words
    edit(author, record)
    is_right(author, "edit")
    before = part(author, "title", language).input_value()
    for each in LANGUAGES:
        part(author, "title", each).fill(MISSPELT[each])
    author.main.locator("#f-asOf").fill("yesterday")
    author.button("editing.form.save").first.click()
    expect(part(author, "title", language)).to_have_value(MISSPELT[language])
    is_right(author, "edit-mistaken")
    author.alert.get_by_role("link").first.click()
    expect(author.main.locator("#f-asOf")).to_be_focused()
    author.main.locator("#f-asOf").fill("2021-05-31")
    author.button("editing.form.preview").click()
    expect(author.heading).to_have_text(MISSPELT[language])
    is_right(author, "edit-preview")
    author.link("editing.toDraft").click()
    expect(author.main.locator("ins").filter(has_text=MISSPELT[language])).to_have_count(1)
    hand_in(author, "Новая назва з іх сайта")
    is_right(author, "draft-handed-in")

    reviewer.open("staff/work")
    expect(reviewer.main).to_contain_text("Новая назва з іх сайта")
    is_right(reviewer, "work-review")
    reviewer.main.get_by_role("link", name=MISSPELT[language]).click()
    # Who approves it answers for every language.
    for each in LANGUAGES:
        expect(reviewer.main.locator("ins").filter(has_text=MISSPELT[each])).to_have_count(1)
    is_right(reviewer, "draft-review")
    reviewer.field("editing.step.askForChanges.text").fill("Літары згубіліся")
    reviewer.button("editing.step.askForChanges.button").click()
    reviewer.is_told("editing.step.askForChanges.done")

    author.open("staff/work")
    expect(author.main).to_contain_text("Літары згубіліся")
    is_right(author, "work-asked")
    author.main.get_by_role("link", name=MISSPELT[language]).click()
    expect(author.main).to_contain_text(words.pattern("editing.asked"))
    is_right(author, "edit-asked")
    for each in LANGUAGES:
        part(author, "title", each).fill(TITLE[each])
    author.button("editing.form.review").click()
    hand_in(author, "Дзякуй")
    publish(reviewer, TITLE[language])
    is_right(reviewer, "draft-published")

    author.open(record)
    expect(author.heading).to_have_text(TITLE[language])
    history = author.main.locator("details").filter(has_text=words["history.heading"])
    history.locator("summary").first.click()
    expect(history.locator("del").filter(has_text=before).first).to_be_visible()
    expect(history.locator("ins").filter(has_text=TITLE[language]).first).to_be_visible()
    author.open("search", q=TITLE[language])
    expect(author.main.locator(".card-title").filter(has_text=TITLE[language]).first).to_be_visible()


@each_language_somehow
def test_two_editors_at_once_see_each_other_and_lose_nothing(author: Visitor, reviewer: Visitor, record: str):
    mine, theirs = f"Мая назва {record}", f"Іх назва {record}"
    text, language = f"Мой тэкст {record}", author.way.language
    edit(author, record)
    edit(reviewer, record)
    part(author, "title", language).fill(mine)
    part(author, "summary", language).fill(text)
    author.button("editing.form.save").first.click()
    part(reviewer, "title", language).fill(theirs)
    reviewer.button("editing.form.review").click()
    edit(reviewer, record)
    expect(reviewer.main).to_contain_text(reviewer.words["editing.other"].replace("{name}", AUTHOR))
    is_right(reviewer, "edit-beside-another")
    reviewer.link("editing.toDraft").click()
    hand_in(reviewer, "")
    publish(author, theirs)

    edit(author, record)
    expect(part(author, "title", language)).to_have_value(mine)
    expect(part(author, "summary", language)).to_have_value(text)
    expect(author.main).to_contain_text(author.words["editing.meanwhile.bothApart"])
    expect(author.main.locator("ins").filter(has_text=theirs).first).to_be_visible()
    is_right(author, "edit-meanwhile")
    author.button("editing.meanwhile.button").click()
    expect(part(author, "title", language)).to_have_value(mine)
    expect(part(author, "summary", language)).to_have_value(text)
    author.button("editing.form.review").click()
    hand_in(author, "")
    publish(reviewer, mine)
    author.open(record)
    expect(author.heading).to_have_text(mine)
    expect(author.main).to_contain_text(text)


@each_language_somehow
def test_a_second_window_is_shown_both_texts(author: Visitor, record: str):
    language = author.way.language
    edit(author, record)
    first = author.page
    second = first.context.new_page()
    second.goto(first.url)
    part(author, "summary", language).fill("З першага акна")
    author.button("editing.form.save").first.click()
    author.page = second
    part(author, "summary", language).fill("З другога акна")
    author.button("editing.form.save").first.click()
    expect(author.alert).to_contain_text("З першага акна")
    expect(part(author, "summary", language)).to_have_value("З другога акна")
    is_right(author, "edit-conflict")
    author.button("editing.conflict.button").first.click()
    expect(part(author, "summary", language)).to_have_value("З другога акна")
    author.is_told("editing.saved")


@pytest.mark.parametrize("visitor", [Way("be")], ids=str, indirect=True)
def test_a_record_is_written_and_published_without_a_mouse(author: Visitor, reviewer: Visitor, record: str):
    author.open(record)
    choose(author, author.link("editing.edit"))
    author.page.wait_for_url("**/edit")
    write(author, part(author, "title", "be"), "Напісана без мышы")
    choose(author, author.button("editing.form.review"))
    author.page.wait_for_url("**/staff/drafts/*")
    write(author, author.field("editing.step.handIn.text"), "Глядзіце")
    choose(author, author.button("editing.step.handIn.button"))
    author.is_told("editing.step.handIn.done")
    reviewer.open("staff/work")
    choose(reviewer, reviewer.main.get_by_role("link", name="Напісана без мышы"))
    reviewer.page.wait_for_url("**/staff/drafts/*")
    choose(reviewer, reviewer.button("editing.step.publish.button"))
    reviewer.is_told("editing.step.publish.done")
    author.open(record)
    expect(author.heading).to_have_text("Напісана без мышы")
