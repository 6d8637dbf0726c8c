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
def arrive(browser, address):
    """Lets a new visitor come in a way of `ways.py`; whatever happened behind the pages must be in order."""
    visitors = []

    def arrive(way: Way) -> Visitor:
        visitors.append(Visitor(browser, address, way))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.leave()
    assert not [problem for visitor in visitors for problem in visitor.journal.problems]


@pytest.fixture
def visitor(request, arrive) -> Visitor:
    return arrive(getattr(request, "param", Way()))
