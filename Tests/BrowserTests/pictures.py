"""Pictures of pages, to be looked at by people; not committed."""

from pathlib import Path

from playwright.sync_api import Error

from visitor import Visitor

SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"

_REFUSED = "Unable to capture screenshot"


def keep_picture(visitor: Visitor, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    way = visitor.way
    picture = SCREENSHOTS / f"{name}-{way.language}-{way.width}-{way.scheme}.png"
    # Chromium refuses about one picture in thousands and takes it when asked again
    # (https://github.com/MarketSquare/robotframework-browser/issues/5237).
    try:
        visitor.page.screenshot(path=picture, full_page=True)
    except Error as error:
        if _REFUSED not in error.message:
            raise
        visitor.page.wait_for_timeout(500)
        visitor.page.screenshot(path=picture, full_page=True)
