"""A person in front of the site."""

import re
from urllib.parse import urlencode

from journal import Journal
from playwright.sync_api import Browser, Locator, Page, Response, expect
from ways import Way
from words import Words

PATIENCE = 10_000  # milliseconds


class Visitor:
    def __init__(self, browser: Browser, address: str, way: Way):
        self.way = way
        self.words = Words(way.language)
        self._address = address
        self._context = browser.new_context(
            base_url=address,
            locale=way.language,
            viewport={"width": way.width, "height": 900},
            color_scheme=way.scheme,
            reduced_motion="reduce",
            java_script_enabled=way.javascript,
        )
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.journal = Journal(self.page, address)

    def open(self, path: str = "", **query: str) -> Response:
        """Goes to a page of the visitor's language: `open("search", q="sensor")`."""
        address = f"/{self.way.language}/{path}".removesuffix("/")
        return self.go(f"{address}?{urlencode(query)}" if query else address)

    def go(self, address: str) -> Response:
        return self.page.goto(address)

    def ask(self, words: str) -> None:
        """Types into the one box of the home page and presses Enter."""
        box = self.page.get_by_role("searchbox", name=self.words["home.label"])
        box.fill(words)
        box.press("Enter")
        self.page.wait_for_url("**/search?**")

    def link(self, key: str) -> Locator:
        """A link of the content, by the key of its words."""
        return self.main.get_by_role("link", name=self.words[key])

    def button(self, key: str) -> Locator:
        return self.main.get_by_role("button", name=self.words[key], exact=True)

    def field(self, key: str) -> Locator:
        return self.main.get_by_label(self.words[key], exact=True)

    def form(self, key: str) -> Locator:
        """The form whose button has these words; those of a thing go on with its name."""
        button = self.page.get_by_role("button", name=re.compile(f"^{re.escape(self.words[key])}( ?: |$)"))
        return self.main.locator("form").filter(has=button)

    def press(self, key: str) -> None:
        """Sends the only form with such a button, as it is filled."""
        self.form(key).get_by_role("button").last.click()

    def unfold(self, key: str, about: str = "") -> None:
        """Opens what is folded under these words."""
        self.main.locator("summary", has_text=f"{self.words[key]}{f': {about}' if about else ''}").click()

    def is_told(self, key: str) -> None:
        expect(self.page.get_by_role("status")).to_contain_text(self.words[key])

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def alert(self) -> Locator:
        return self.page.get_by_role("alert")

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self._address)

    def looks_right(self) -> None:
        """What holds on every page, in every state."""
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.locator("html")).to_have_attribute("lang", self.way.language)
        assert self.page.title(), "the page has no title"
        assert "{" not in self.main.inner_text(), "a placeholder was not filled in"
        self.fits_the_window()
        assert not self.journal.problems

    def fits_the_window(self) -> None:
        content, window = self.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        assert content <= window, f"{self.path} is {content} px wide in a window of {window} px"

    def leave(self) -> None:
        self._context.close()
