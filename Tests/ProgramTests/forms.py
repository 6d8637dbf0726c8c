"""The forms of a page, with what a browser would send of them if nothing was typed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)


def forms(page: str) -> list[Form]:
    reader = _Reader()
    reader.feed(page)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._name: str | None = None  # of the field that is open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        if tag == "form":
            self._form = Form(has["action"])
            self.forms.append(self._form)
        elif self._form and tag == "input" and (has.get("type") not in ("checkbox", "radio") or "checked" in has):
            self._form.fields[has["name"]] = has.get("value") or ""
        elif self._form and tag in ("textarea", "select"):
            self._name = has["name"]
            self._form.fields[self._name] = ""
        elif self._form and tag == "option" and "selected" in has:
            self._form.fields[self._name] = has["value"] or ""

    def handle_data(self, text: str) -> None:
        if self._form and self._name and self.lasttag == "textarea":
            self._form.fields[self._name] += text

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser leaves the first line break out.
            self._form.fields[self._name] = self._form.fields[self._name].removeprefix("\n")
        if tag in ("textarea", "select"):
            self._name = None
        elif tag == "form":
            self._form = None
