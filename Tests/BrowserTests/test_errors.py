"""What goes wrong says what happened, what was kept, and what to do."""

import pytest
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_language

REFUSED = {
    "search?q=" + "a" * 600: "search.tooLong",
    "search?q=" + "a" * 6_000: "search.tooLong",
    "search?page=99999999999999999999": "search.noSuchPage",
    "search?page=-1": "search.noSuchPage",
    "search?page=two": "search.noSuchPage",
    "search?kind=%27%3B+DROP+TABLE+entries%3B--": "search.unknownFilter",
    "search?nothing=1": "search.unknownFilter",
    "funding?page=0": "search.noSuchPage",
}


@each_language
@pytest.mark.parametrize(
    "path", ["nothing", "centres/nothing", "funding/nothing", "solutions/%00", "services/../../etc"]
)
def test_a_page_that_is_not_there_leads_elsewhere(visitor: Visitor, path: str):
    assert visitor.open(path).status == 404
    visitor.looks_right()
    expect(visitor.main.get_by_role("heading", level=1)).to_have_text(visitor.words["error.notFound"])
    visitor.main.get_by_role("link", name=visitor.words["error.home"]).click()
    assert visitor.path == f"/{visitor.way.language}"


@each_language
@pytest.mark.parametrize(("path", "key"), REFUSED.items(), ids=lambda value: value[:40])
def test_an_address_that_makes_no_sense_is_explained(visitor: Visitor, path: str, key: str):
    assert visitor.open(path).status == 400
    expect(visitor.main).to_contain_text(visitor.words[key])
    assert visitor.main.get_by_role("link").count() > 0
    visitor.looks_right()


def test_the_catalogue_is_still_there_after_hostile_searches(visitor: Visitor):
    for words in ["'; DROP TABLE entries; --", '" OR 1=1', "a* OR (b NEAR c)", "%_\\", "\x00", "💥" * 100, "(" * 200]:
        assert visitor.open("search", q=words).status in (200, 400), words
    visitor.open("search")
    expect(visitor.main.locator(".card")).not_to_have_count(0)
