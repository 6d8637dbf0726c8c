"""What axe-core says of a page."""

from axe_playwright_python.sync_playwright import Axe
from pictures import keep_picture
from visitor import Visitor

axe = Axe()


def is_accessible(visitor: Visitor) -> None:
    results = axe.run(visitor.page)
    assert results.violations_count == 0, f"{visitor.path}\n{results.generate_report()}"


def is_right(visitor: Visitor, name: str | None = None) -> None:
    """Whatever holds on every page; of those with a name a picture is kept."""
    visitor.looks_right()
    if name:
        keep_picture(visitor, name)
    # What looks at a page is a script itself.
    if visitor.way.javascript:
        is_accessible(visitor)
