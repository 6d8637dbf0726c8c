"""What a page costs, and whom it asks: never more than 100 KB, never anybody else."""

import pytest
from catalogue import LISTS, PAGES, details
from visitor import Visitor
from ways import Way, each_language

FIRST_VIEW = 100_000  # bytes on the wire


@each_language
@pytest.mark.parametrize("path", [*PAGES, "search?q=sensor"])
def test_a_first_view_is_light(visitor: Visitor, path: str):
    visitor.open(path)
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.journal.weight < FIRST_VIEW


@pytest.mark.parametrize("path", LISTS)
def test_the_first_view_of_a_record_is_light(arrive, path: str):
    for record in details(arrive(Way()), path):
        newcomer = arrive(Way())
        newcomer.go(record)
        newcomer.page.wait_for_load_state("networkidle")
        assert newcomer.journal.weight < FIRST_VIEW, record


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_load_and_run_only_what_is_ours(visitor: Visitor, path: str):
    headers = visitor.open(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers
    assert visitor.page.locator("script:not([src]), [style], [onclick], [onload], style").count() == 0
