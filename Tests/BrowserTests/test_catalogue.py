"""Lists, the map and the pages of single records."""

import re

import pytest
from catalogue import LISTS, details
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_language, each_way


@each_way
@pytest.mark.parametrize("path", LISTS)
def test_a_list_leads_to_a_record_and_back(visitor: Visitor, path: str):
    visitor.open(path)
    visitor.looks_right()
    link = visitor.main.locator(".card-title a").first
    title = link.inner_text()
    link.click()
    expect(visitor.main.get_by_role("heading", level=1)).to_have_text(title)
    visitor.looks_right()
    visitor.main.locator(".back a").click()
    assert visitor.path.startswith(f"/{visitor.way.language}/{path}")


@each_way
def test_a_pin_on_the_map_leads_to_whoever_is_in_its_town(visitor: Visitor):
    visitor.open("centres")
    pin = visitor.main.locator("svg a.pin").first
    count = pin.locator(".pin-count").text_content()
    town = pin.get_attribute("aria-label").split(": ", 1)[0]
    # With the keyboard: on a map, pins may lie on each other.
    pin.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).not_to_have_url(re.compile(r"/centres$"))
    expect(visitor.page).to_have_url(re.compile(r"/centres\?place="))
    expect(visitor.page.locator("#count")).to_contain_text(count)
    # The town stands with the filters, to be taken away again.
    expect(visitor.page.locator(".filters input:checked + .choice-label")).to_have_text(town)
    visitor.looks_right()


@each_language
def test_every_pin_is_also_in_a_list(visitor: Visitor):
    visitor.open("centres")
    pins = {pin.get_attribute("href") for pin in visitor.main.locator("svg a.pin").all()}
    links = visitor.main.locator(".map-places a")
    assert pins == {link.get_attribute("href") for link in links.all()}
    expect(links.first).to_be_visible()


@each_language
def test_every_page_of_a_list_shows_other_records(visitor: Visitor):
    visitor.open("centres")
    seen = []
    following = visitor.main.get_by_role("link", name=visitor.words["search.next"])
    while True:
        seen += [link.get_attribute("href") for link in visitor.main.locator(".card-title a").all()]
        if not following.count():
            break
        following.click()
    assert len(seen) == len(set(seen))
    expect(visitor.page.locator("#count")).to_contain_text(str(len(seen)))


@each_language
@pytest.mark.parametrize("path", LISTS)
def test_every_record_names_its_sources(visitor: Visitor, path: str):
    for record in details(visitor, path):
        assert visitor.go(record).status == 200
        assert visitor.main.locator("section.sources li").count() > 0, record
        visitor.looks_right()
