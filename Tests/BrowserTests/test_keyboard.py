"""Everything works with the keyboard alone, and one always sees where one is."""

import pytest
from catalogue import PAGES
from firms import PROBLEM
from keyboard import STOPS_AT_MOST, reach
from playwright.sync_api import expect
from visitor import Visitor
from ways import Way, each_language

# What has the focus: where it is, whether it is in the window, and whether it or what surrounds it looks different.
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const path = [];
    for (let node = element; node.parentElement; node = node.parentElement)
        path.unshift([...node.parentElement.children].indexOf(node));
    const box = element.getBoundingClientRect();
    const around = [element.parentElement, element.closest("label, li"), element.nextElementSibling];
    const near = [element, ...around, ...element.children];
    const look = () => near.filter(Boolean).flatMap(node => [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(node, part);
        return [style.outline, style.boxShadow, style.border, style.backgroundColor, style.stroke, style.strokeWidth];
    })).join();
    const focused = look();
    element.blur();
    return {
        name: element.outerHTML.slice(0, 120), path,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        marked: look() !== focused,
    };
}"""


@each_language
def test_the_skip_link_comes_first_and_leads_to_the_content(visitor: Visitor):
    visitor.open("search")
    visitor.page.keyboard.press("Tab")
    skip = visitor.page.get_by_role("link", name=visitor.words["skip"])
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    expect(visitor.main).to_be_focused()


@pytest.mark.parametrize("visitor", [Way("be"), Way("ru", scheme="dark"), Way("en")], ids=str, indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_the_page_in_reading_order_and_is_seen(visitor: Visitor, path: str):
    visitor.open(path)
    stops = focus_stops(visitor)
    paths = [stop["path"] for stop in stops]
    assert paths == sorted(paths), "the focus jumps"
    assert not [stop["name"] for stop in stops if not (stop["seen"] and stop["marked"])]


@each_language
def test_a_search_and_a_filter_need_no_mouse(visitor: Visitor):
    visitor.open()
    reach(visitor, visitor.page.locator("#q"))
    visitor.page.keyboard.type(PROBLEM[visitor.way.language])
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/search?**")
    facet = visitor.main.locator("details.facet").first
    if facet.get_attribute("open") is None:
        reach(visitor, facet.locator("summary").first)
        visitor.page.keyboard.press("Enter")
    reach(visitor, facet.locator("input").first)
    visitor.page.keyboard.press("Space")
    reach(visitor, visitor.button("search.apply"))
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**kind=**")
    expect(visitor.main.locator(".card")).not_to_have_count(0)


def focus_stops(visitor: Visitor) -> list[dict]:
    """Presses Tab until the focus leaves the page."""
    stops = []
    for _ in range(STOPS_AT_MOST):
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(FOCUS)
        if stop is None or (stops and stop["path"] == stops[0]["path"]):
            return stops
        stops.append(stop)
    raise AssertionError("the focus never leaves the page")
