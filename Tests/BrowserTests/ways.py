"""How people meet the site."""

from dataclasses import dataclass

import pytest

LANGUAGES = ("be", "ru", "en")
SCHEMES = ("light", "dark")
NARROW, WIDE = 320, 1280


@dataclass(frozen=True)
class Way:
    """One person's language, browser and eyes."""

    language: str = "en"
    javascript: bool = True
    width: int = WIDE
    scheme: str = "light"

    def __str__(self) -> str:
        script = "script" if self.javascript else "no-script"
        return f"{self.language}-{self.width}-{self.scheme}-{script}"


def ways_in(language: str) -> list[Way]:
    """Every pair of width, scheme and script once."""
    return [
        Way(language, javascript=True, width=WIDE, scheme="light"),
        Way(language, javascript=False, width=NARROW, scheme="light"),
        Way(language, javascript=True, width=NARROW, scheme="dark"),
        Way(language, javascript=False, width=WIDE, scheme="dark"),
    ]


def _parameter(place: int, way: Way):
    # On the second engine, one way a language is enough: what differs there is the data, not the browser.
    return pytest.param(way, id=str(way), marks=pytest.mark.smoke if place == 0 else ())


each_way = pytest.mark.parametrize(
    "visitor",
    [_parameter(place, way) for language in LANGUAGES for place, way in enumerate(ways_in(language))],
    indirect=True,
)
each_language = pytest.mark.parametrize("visitor", [Way(language) for language in LANGUAGES], ids=str, indirect=True)
each_look = pytest.mark.parametrize(
    "visitor",
    [Way(language, scheme=scheme) for language in LANGUAGES for scheme in SCHEMES],
    ids=str,
    indirect=True,
)
# For what differs little from way to way: each language, width, scheme and script once.
each_language_somehow = pytest.mark.parametrize(
    "visitor",
    [Way("be"), Way("ru", javascript=False, width=NARROW), Way("en", width=NARROW, scheme="dark")],
    ids=str,
    indirect=True,
)
