"""Pictures of pages, to be looked at by people; not committed."""

from pathlib import Path

from visitor import Visitor

SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"


def keep_picture(visitor: Visitor, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    way = visitor.way
    visitor.page.screenshot(path=SCREENSHOTS / f"{name}-{way.language}-{way.width}-{way.scheme}.png", full_page=True)
