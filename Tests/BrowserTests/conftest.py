"""Browser tests: real Chromium walks the journeys. The platform is already running at PLATFORM_URL (see ./test)."""

import os

import pytest
from chromium import chromium
from visitor import Visitor
from ways import Way


@pytest.fixture(scope="session")
def address() -> str:
    return os.environ["PLATFORM_URL"]


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(request, browser, address):
    """A visitor who came in one of the ways of `ways.py`; whatever happened behind the pages must be in order."""
    visitor = Visitor(browser, address, getattr(request, "param", Way()))
    yield visitor
    visitor.leave()
    assert not visitor.journal.problems
