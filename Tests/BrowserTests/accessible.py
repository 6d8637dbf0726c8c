"""What axe-core says of a page."""

from axe_playwright_python.sync_playwright import Axe
from visitor import Visitor

axe = Axe()


def is_accessible(visitor: Visitor) -> None:
    results = axe.run(visitor.page)
    assert results.violations_count == 0, f"{visitor.path}\n{results.generate_report()}"
