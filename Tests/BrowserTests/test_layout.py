"""Narrow windows, large text and paper."""

import pytest
from catalogue import LISTS, PAGES, REFERENCE_LISTS, details
from pictures import keep_picture
from test_accessibility import STATES, open_everything
from visitor import Visitor
from ways import LANGUAGES, NARROW, Way

# Text that is cut off: it is longer than its box, and the box hides or ends it.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(element => element.childElementCount === 0 && element.textContent.trim()
        && !element.closest(".hidden, .skip, svg") && getComputedStyle(element).overflowX !== "visible"
        && element.scrollWidth > element.clientWidth + 1)
    .map(element => element.outerHTML.slice(0, 120))"""

narrow = pytest.mark.parametrize(
    "visitor", [Way(language, width=NARROW) for language in LANGUAGES], ids=str, indirect=True
)


@narrow
def test_nothing_is_wider_than_a_small_telephone(visitor: Visitor):
    for path in [*PAGES, *STATES.values()]:
        visitor.open(path)
        open_everything(visitor)
        visitor.fits_the_window()
        keep_picture(visitor, path.split("?")[0].replace("/", "-") or "home")
    visitor.go("/style")
    visitor.fits_the_window()


@narrow
@pytest.mark.parametrize("path", [*LISTS, *REFERENCE_LISTS])
def test_records_fit_a_small_telephone(visitor: Visitor, path: str):
    for record in details(visitor, path):
        visitor.go(record)
        visitor.fits_the_window()


@pytest.mark.parametrize(
    "visitor", [Way(language, width=width) for language in LANGUAGES for width in (640, 1280)], ids=str, indirect=True
)
def test_text_twice_as_large_fits_and_is_not_cut_off(visitor: Visitor):
    for path in PAGES:
        visitor.open(path)
        visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
        visitor.fits_the_window()
        assert visitor.page.evaluate(CUT_OFF) == [], path


def test_a_result_prints_without_navigation(visitor: Visitor):
    visitor.open("funding/check", employees="38", ownership="private")
    visitor.page.emulate_media(media="print")
    assert not visitor.page.locator("nav.menu").is_visible()
    assert not visitor.page.locator("form.question").is_visible()
    assert visitor.main.locator(".result").first.is_visible()
