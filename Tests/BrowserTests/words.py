"""The words of the interface, so that a test finds a button by what a person reads on it."""

import re
from functools import cache
from pathlib import Path

import yaml

_LOCALES = Path(__file__).parents[2] / "Sources" / "Web" / "Locales"


@cache
def _file(language: str) -> dict:
    return yaml.safe_load((_LOCALES / f"{language}.yaml").read_text("utf-8"))


class Words:
    """The words of one language, by the key they have in its file: `words["search.button"]`."""

    def __init__(self, language: str):
        self._words = _file(language)

    def __getitem__(self, key: str) -> str:
        found = self._find(key)
        assert isinstance(found, str), f"{key} is not one text"
        return found

    def pattern(self, key: str) -> re.Pattern[str]:
        """What a text with placeholders, or any of its plural forms, looks like once it is filled in."""
        found = self._find(key)
        forms = found.values() if isinstance(found, dict) else [found]
        return re.compile("|".join(_filled_in(form) for form in forms))

    def _find(self, key: str):
        found = self._words
        for part in key.split("."):
            found = found[part]
        return found


def _filled_in(text: str) -> str:
    return ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", text))
