"""axe-core finds nothing to object to on any page, in any language, light or dark."""

import pytest
from accessible import is_accessible
from catalogue import LISTS, PAGES, REFERENCE_LISTS, REFERENCE_PAGES, details
from firms import ORDERS, PROBLEM
from pictures import keep_picture
from visitor import Visitor
from ways import Way, each_look

STATES = {
    "results": "search?q={problem}",
    "results-filtered": "search?q={problem}&kind=opportunities",
    "nothing-found": "search?q=qwrtpsdfgh",
    "too-long": "search?q=" + "a" * 600,
    "check-answered": "funding/check?employees=38&ownership=private&activity=C16",
    "check-mistyped": "funding/check?employees=many",
    "check-choices": "funding/check?ask=needs",
    "check-select": "funding/check?ask=activity",
    "check-yes-no": "funding/check?ask=womenLed",
    "check-money": "funding/check?ask=turnover",
    "check-date": "funding/check?ask=founded",
    "not-found": "nothing/here",
    "comparison": "funding/compare?id=efse-loan&id=women-in-business&id=ebrd-general-portfolio&id=great-stone-spark",
    "comparison-of-one": "funding/compare?id=efse-loan",
    "effects-figures": "effects/predictive-maintenance",
    "effects-result": f"effects/order-accounting?{ORDERS}",
    "effects-wrong": "effects/robotic-cell?labourHours=many&spread=300&funding=efse-loan",
}


@each_look
@pytest.mark.parametrize("path", [*PAGES, *REFERENCE_PAGES])
def test_a_page_is_accessible(visitor: Visitor, path: str):
    visitor.open(path)
    open_everything(visitor)
    keep_picture(visitor, path.replace("/", "-") or "home")
    is_accessible(visitor)


@each_look
@pytest.mark.parametrize("state", STATES)
def test_a_page_is_accessible_in_every_state(visitor: Visitor, state: str):
    visitor.open(STATES[state].format(problem=PROBLEM[visitor.way.language]))
    open_everything(visitor)
    keep_picture(visitor, state)
    is_accessible(visitor)


@each_look
@pytest.mark.parametrize("path", LISTS)
def test_records_are_accessible(visitor: Visitor, path: str):
    for place, record in enumerate(details(visitor, path)):
        visitor.go(record)
        keep_picture(visitor, f"{path}-record-{place + 1}")
        is_accessible(visitor)


@each_look
@pytest.mark.parametrize("path", REFERENCE_LISTS)
def test_a_record_of_the_reference_is_accessible(visitor: Visitor, path: str):
    visitor.go(details(visitor, path)[0])
    keep_picture(visitor, f"{path}-record")
    is_accessible(visitor)


@pytest.mark.parametrize("visitor", [Way(scheme="light"), Way(scheme="dark")], ids=str, indirect=True)
def test_the_style_page_is_accessible(visitor: Visitor):
    visitor.go("/style")
    open_everything(visitor)
    keep_picture(visitor, "style")
    is_accessible(visitor)


def open_everything(visitor: Visitor) -> None:
    """Opens what is folded, so that it is looked at, too."""
    visitor.page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
