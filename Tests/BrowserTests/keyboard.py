"""Moving through a page with the keyboard alone."""

from playwright.sync_api import Locator
from visitor import Visitor

STOPS_AT_MOST = 400


def reach(visitor: Visitor, target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(STOPS_AT_MOST):
        if target.evaluate("element => element === document.activeElement"):
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {target}")


def choose(visitor: Visitor, target: Locator) -> None:
    """Goes to a link or a button and presses Enter."""
    reach(visitor, target)
    visitor.page.keyboard.press("Enter")


def write(visitor: Visitor, target: Locator, text: str) -> None:
    """Goes to a field and writes over what is there."""
    reach(visitor, target)
    visitor.page.keyboard.press("Control+A")
    visitor.page.keyboard.type(text)
