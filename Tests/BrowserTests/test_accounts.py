"""From the first look at the page for new people to the closed account, with and without scripts, in every language."""

from io import BytesIO

import zxingcpp
from accessible import is_right
from accounts import NAME, PASSWORD, new_address, sign_up
from mailbox import link
from PIL import Image
from playwright.sync_api import expect
from visitor import Visitor
from ways import each_language, each_look, each_way


@each_way
def test_a_visitor_gets_an_account_in_three_steps(visitor: Visitor):
    email = new_address()
    visitor.open("my/account")
    is_right(visitor)
    visitor.link("account.signIn.signUp").click()
    is_right(visitor)
    visitor.field("account.email").fill("anna at firm")
    visitor.button("account.signUp.button").click()
    summary = visitor.page.get_by_role("alert")
    expect(summary).to_contain_text(visitor.words["account.mistake.email"])
    is_right(visitor)
    summary.get_by_role("link").click()
    expect(visitor.field("account.email")).to_be_focused()
    visitor.field("account.email").fill(email)
    visitor.button("account.signUp.button").click()
    expect(visitor.main).to_contain_text(email)
    is_right(visitor)
    visitor.go(link(email, "sign-up"))
    is_right(visitor)
    visitor.field("account.name").fill(NAME)
    visitor.field("account.newPassword").fill("qwertyuiopasdf")
    visitor.button("account.signUp.create").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text(visitor.words["account.mistake.password.tooSimple"])
    expect(visitor.field("account.name")).to_have_value(NAME)
    is_right(visitor)
    visitor.field("account.newPassword").fill(PASSWORD)
    visitor.button("account.signUp.create").click()
    # The way ends where it began.
    expect(visitor.field("account.name")).to_have_value(NAME)
    assert visitor.path == f"/{visitor.way.language}/my/account"
    is_right(visitor)


@each_look
def test_what_is_ones_own_is_accessible_and_fits_the_window(visitor: Visitor):
    sign_up(visitor, new_address())
    for path in [
        "my",
        "my/account",
        "my/organisations",
        "my/data",
        "my/notifications",
        "my/notifications/mail",
        "my/factor",
        "my/export",
        "my/erasure",
    ]:
        visitor.open(path)
        is_right(visitor)


@each_look
def test_a_phone_reads_the_key_of_the_second_factor_from_the_screen(visitor: Visitor):
    sign_up(visitor, new_address())
    visitor.open("my/factor")
    picture = visitor.main.get_by_role("img", name=visitor.words["account.factor.picture"])
    [code] = zxingcpp.read_barcodes(Image.open(BytesIO(picture.screenshot())))
    assert code.text == visitor.link("account.factor.open").get_attribute("href")
    assert code.text.startswith("otpauth://totp/")


@each_language
def test_who_leaves_and_comes_back_finds_what_was_theirs(visitor: Visitor):
    email = new_address()
    sign_up(visitor, email)
    visitor.button("account.signOut").click()
    visitor.open("my/account")
    visitor.field("account.email").fill(email)
    visitor.field("account.password").fill("a wrong one, by mistake")
    visitor.button("account.signIn.button").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text(visitor.words["account.mistake.signIn"])
    expect(visitor.field("account.email")).to_have_value(email)
    is_right(visitor)
    visitor.field("account.password").fill(PASSWORD)
    visitor.button("account.signIn.button").click()
    assert visitor.path == f"/{visitor.way.language}/my/account"
    visitor.open("my/erasure")
    visitor.field("account.password").fill(PASSWORD)
    visitor.button("account.leaving.eraseButton").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(visitor.words["account.leaving.erased"])
    is_right(visitor)
