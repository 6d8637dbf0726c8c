"""A firm comes to the platform: its owner, a colleague, whom to ask, who speaks for it, what it consents to."""

from accessible import is_right
from accounts import new_address, sign_up
from firms import new_number
from mailbox import link
from playwright.sync_api import Locator, expect
from visitor import Visitor
from ways import each_language_somehow

SAWMILL = "Лесапілка «Бор»"
COLLEAGUE = "Алена Лось"


def number_field(owner: Visitor) -> Locator:
    """The country names it, so it has no words of ours: it comes last."""
    return owner.form("organisation.register.button").get_by_role("textbox").last


def register(owner: Visitor, number: str) -> None:
    owner.open("my/organisations")
    owner.form("organisation.register.button").get_by_label(owner.words["organisation.name"]).fill(SAWMILL)
    number_field(owner).fill(number)
    owner.press("organisation.register.button")


@each_language_somehow
def test_an_owner_registers_a_firm_and_works_in_it_with_a_colleague(visitor: Visitor, arrive):
    sign_up(visitor, new_address())
    visitor.open("my/organisations")
    is_right(visitor, "organisations")
    number = new_number()
    mistyped = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    register(visitor, mistyped)
    expect(visitor.alert.get_by_role("link")).to_have_count(1)
    is_right(visitor, "organisations-mistyped")
    visitor.alert.get_by_role("link").click()
    expect(number_field(visitor)).to_be_focused()
    expect(number_field(visitor)).to_have_value(mistyped)
    number_field(visitor).fill(number)
    visitor.press("organisation.register.button")
    visitor.is_told("organisation.done.registered")
    expect(visitor.heading).to_have_text(SAWMILL)
    is_right(visitor, "organisation-new")

    colleague = arrive(visitor.way)
    come_in(visitor, colleague)
    visitor.page.reload()
    visitor.unfold("organisation.change", COLLEAGUE)
    role = visitor.form("organisation.changeRole").get_by_label(visitor.words["organisation.role"])
    role.select_option("representative")
    is_right(visitor, "organisation-role")
    visitor.press("organisation.changeRole")
    visitor.is_told("organisation.done.role")
    expect(visitor.main.locator("#members")).to_contain_text(visitor.words["access.member.representative"])


def come_in(owner: Visitor, colleague: Visitor) -> None:
    """A colleague is invited, has no account yet, and follows the link of the mail."""
    email = new_address("alena")
    owner.unfold("organisation.invite.title")
    form = owner.form("organisation.invite.button")
    form.get_by_label(owner.words["account.email"]).fill(email)
    form.get_by_label(owner.words["organisation.role"]).select_option("editor")
    owner.press("organisation.invite.button")
    owner.is_told("organisation.done.invited")
    expect(owner.main.locator("#invitations")).to_contain_text(email)
    is_right(owner, "organisation-invited")

    invitation = link(email, "invitations")
    colleague.go(invitation)
    expect(colleague.main).to_contain_text(SAWMILL)
    is_right(colleague, "invitation")
    colleague.link("invitation.signUp").click()
    colleague.field("account.email").fill(email)
    colleague.button("account.signUp.button").click()
    colleague.go(link(email, "sign-up"))
    colleague.field("account.name").fill(COLLEAGUE)
    colleague.field("account.newPassword").fill("another board, other winds")
    colleague.button("account.signUp.create").click()
    # The way back leads to the invitation, and accepting it is one button.
    expect(colleague.heading).to_contain_text(SAWMILL)
    is_right(colleague, "invitation-signed-in")
    colleague.button("invitation.accept").click()
    colleague.is_told("organisation.done.joined")
    is_right(colleague, "organisation-colleague")


@each_language_somehow
def test_a_firm_says_who_speaks_for_it_and_whom_to_ask(visitor: Visitor):
    sign_up(visitor, new_address())
    register(visitor, new_number())
    visitor.unfold("organisation.mandate.giveTitle")
    form = visitor.form("organisation.mandate.give")
    first = form.get_by_label(visitor.words["organisation.mandate.from"]).input_value()
    form.get_by_label(visitor.words["organisation.mandate.through"]).fill("2001-01-01")
    visitor.press("organisation.mandate.give")
    expect(visitor.alert).to_contain_text(visitor.words["organisation.mistake.through"])
    is_right(visitor, "organisation-mandate-mistyped")
    form.get_by_label(visitor.words["organisation.mandate.through"]).fill(f"{int(first[:4]) + 1}{first[4:8]}28")
    visitor.press("organisation.mandate.give")
    visitor.is_told("organisation.done.mandateGiven")
    mandates = visitor.main.locator("#mandates")
    expect(mandates).to_contain_text(visitor.words["organisation.mandate.state.valid"])
    visitor.press("organisation.mandate.end")
    visitor.is_told("organisation.done.mandateEnded")

    visitor.link("organisation.contact.add").click()
    is_right(visitor, "contact-new")
    visitor.field("organisation.contact.name").fill("Аддзел збыту")
    visitor.press("organisation.contact.save")
    expect(visitor.alert).to_be_visible()
    expect(visitor.field("organisation.contact.name")).to_have_value("Аддзел збыту")
    visitor.field("account.email").fill("sales@sawmill.by")
    visitor.press("organisation.contact.save")
    visitor.is_told("organisation.done.contactSaved")
    expect(visitor.main.locator("#contacts")).to_contain_text("sales@sawmill.by")
    is_right(visitor, "organisation-contact")


@each_language_somehow
def test_a_consent_is_given_after_reading_and_taken_back_with_one_button(visitor: Visitor):
    sign_up(visitor, new_address())
    visitor.open("my/data")
    expect(visitor.main).to_contain_text(visitor.words["consent.none"])
    is_right(visitor, "my-data")
    visitor.link("consent.new").click()
    is_right(visitor, "consent-purposes")
    visitor.link("consent.purpose.advice").click()
    is_right(visitor, "consent-text")
    visitor.press("consent.give")
    expect(visitor.alert).to_contain_text(visitor.words["consent.mistake.dataGroups"])
    is_right(visitor, "consent-mistake")
    visitor.main.get_by_role("checkbox").first.check()
    visitor.press("consent.give")
    visitor.is_told("consent.done.given")
    is_right(visitor, "consent-given")
    visitor.press("consent.takeBack")
    visitor.is_told("consent.done.revoked")
    expect(visitor.main).to_contain_text(visitor.words["consent.none"])
    is_right(visitor, "consent-taken-back")
