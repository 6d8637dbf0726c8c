"""The country's reference: figures that are checked, records side by side, tables to take away."""

from catalogue import REFERENCE_PAGES
from visitor import Visitor
from ways import each_way


@each_way
def test_records_are_chosen_and_stand_side_by_side(visitor: Visitor):
    visitor.open("solutions")
    choices = visitor.main.locator(".card-choice input")
    for place in (0, 1, 2):
        choices.nth(place).check()
    visitor.main.locator("#compare button").click()
    visitor.page.wait_for_url("**/solutions/compare?id=*")
    assert visitor.main.locator("thead th a").count() == 3
    assert visitor.main.locator("tbody tr").count() > 3


@each_way
def test_no_page_of_the_reference_is_wider_than_the_screen(visitor: Visitor):
    for path in REFERENCE_PAGES:
        visitor.open(path)
        wider = visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} is {wider} px too wide"


@each_way
def test_a_figure_that_does_not_add_up_says_so_beside_the_arithmetic(visitor: Visitor):
    visitor.open("indicators/sme-number")
    assert visitor.main.locator(".claims .mark-failed").count() == 1
    assert "25" in visitor.main.locator(".claims .mark-failed").inner_text()
    assert visitor.main.locator("table tbody tr").count() >= 4
