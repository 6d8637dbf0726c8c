"""Another language is one click away, and keeps the place."""

from urllib.parse import urlsplit

import pytest
from catalogue import PAGES
from playwright.sync_api import expect
from visitor import Visitor
from ways import LANGUAGES, Way, each_language
from words import Words

PLACES = [*PAGES, "search?q=sensor&kind=solutions", "funding/check?employees=38&skip=ownership", "nothing/here"]


@pytest.mark.parametrize("place", PLACES)
def test_switching_the_language_keeps_place_and_query(visitor: Visitor, place: str):
    visitor.open(place)
    for language in ("ru", "be", "en"):
        visitor.page.locator(f"nav.languages a[lang={language}]").click()
        assert visitor.path == f"/{language}/{place}".removesuffix("/")
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        expect(visitor.page.locator(".skip")).to_have_text(Words(language)["skip"])


@each_language
def test_a_visitor_arrives_in_the_language_of_the_browser(visitor: Visitor):
    visitor.go("/")
    assert visitor.path == f"/{visitor.way.language}"
    visitor.go("/search?q=sensor")
    assert visitor.path == f"/{visitor.way.language}/search?q=sensor"


@each_language
def test_each_page_names_its_other_languages(visitor: Visitor):
    visitor.open("funding")
    links = visitor.page.locator("link[rel=alternate][hreflang]").all()
    assert {link.get_attribute("hreflang") for link in links} == set(LANGUAGES)
    for link in links:
        assert urlsplit(link.get_attribute("href")).path == f"/{link.get_attribute('hreflang')}/funding"


@pytest.mark.parametrize("visitor", [Way("be")], ids=str, indirect=True)
def test_the_same_records_are_there_in_each_language(visitor: Visitor):
    counts = set()
    for language in LANGUAGES:
        visitor.go(f"/{language}/search")
        counts.add("".join(filter(str.isdigit, visitor.page.locator("#count").inner_text())))
    assert len(counts) == 1
