"""Tests of the built program: every command, and what an operator may get wrong."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import BELARUS, Server, run, serving


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "platform.sqlite"


@pytest.fixture(scope="session")
def belarus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped catalogue, only to be read."""
    database = tmp_path_factory.mktemp("belarus") / "platform.sqlite"
    ended = run(database, "import", BELARUS)
    assert ended.status == 0, ended
    return database


@pytest.fixture(scope="session")
def site(belarus: Path) -> Iterator[Server]:
    """The shipped catalogue, served; only to be read."""
    with serving(belarus) as server:
        yield server


@pytest.fixture
def loaded(belarus: Path, tmp_path: Path) -> Path:
    """A database with the shipped catalogue, to be changed."""
    return shutil.copytree(belarus.parent, tmp_path / "loaded") / belarus.name


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the shipped package, to be spoilt."""
    return Path(shutil.copytree(BELARUS, tmp_path / "package"))
