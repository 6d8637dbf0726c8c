"""Funding for programs that speak CommonGrants 0.4, asked by its official client, which nobody here wrote."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from common_grants_sdk.client import Auth, Client, Config
from common_grants_sdk.client.exceptions import APIError
from common_grants_sdk.schemas.pydantic.models import OpportunityBase
from program import BELARUS, run, serving

PATH = "/common-grants/opportunities"
NO_SUCH_ID = "00000000-0000-0000-0000-000000000000"


@contextmanager
def asking(address: str, **headers: str) -> Iterator[Client]:
    with Client(Config(base_url=address, api_key="none needed"), Auth(headers)) as client:
        yield client


@pytest.fixture(scope="module")
def address(belarus: Path) -> Iterator[str]:
    with serving(belarus) as server:
        yield server.address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Client]:
    with asking(address) as client:
        yield client


@pytest.fixture(scope="module")
def sources(client: Client) -> dict[str, OpportunityBase]:
    """What the client read, by our identifier."""
    listed = client.opportunities.list()
    assert not listed.errors
    return {record_id(source): source for source in listed.items}


def record_id(source: OpportunityBase) -> str:
    return custom(source, "recordId")


def custom(source: OpportunityBase, name: str) -> Any:
    return source.custom_fields[name].value


def package() -> dict[str, dict]:
    """The funding sources as the country package has them."""
    return {path.stem: yaml.safe_load(path.read_text()) for path in (BELARUS / "opportunities").glob("*.yaml")}


def test_every_funding_source_of_the_package_is_there(sources: dict[str, OpportunityBase]):
    records = package()
    assert {id: source.title for id, source in sources.items()} == {
        id: record["title"]["en"] for id, record in records.items()
    }
    assert {id: source.description for id, source in sources.items()} == {
        id: record["summary"]["en"] for id, record in records.items()
    }


def test_one_source_reads_as_it_stands_in_the_list(client: Client, sources: dict[str, OpportunityBase]):
    for listed in sources.values():
        read = client.opportunities.get(listed.id)
        assert read.model_dump(include=set(OpportunityBase.model_fields)) == listed.model_dump()


def test_pages_put_together_are_the_list(client: Client, sources: dict[str, OpportunityBase]):
    assert [source.id for source in client.opportunities.list(page_size=5).items] == [
        source.id for source in sources.values()
    ]
    second = client.opportunities.list(page=2, page_size=5)
    assert [record_id(source) for source in second.items] == list(sources)[5:10]
    told = second.pagination_info
    assert (told.page, told.page_size, told.total_items) == (2, 5, len(sources))
    assert told.total_pages == -(-len(sources) // 5)


def test_after_the_last_page_there_is_nothing(client: Client):
    assert client.opportunities.list(page=2_147_483_647, page_size=100).items == []


def test_a_page_is_never_longer_than_a_hundred(client: Client):
    assert client.opportunities.list(page=1, page_size=100_000).pagination_info.page_size == 100


def test_an_identifier_never_changes(client: Client):
    source = client.opportunities.get("59a39772-8ea4-5caf-bfa8-8ba4586c5a62")
    assert record_id(source) == "efse-loan"
    assert client.opportunities.get("59A39772-8EA4-5CAF-BFA8-8BA4586C5A62").id == source.id


@pytest.mark.parametrize(
    ("id", "value", "custom_value"),
    [
        ("efse-loan", "open", None),
        ("digital-factory-status", "forecasted", None),
        ("cosme-loan-guarantee-facility", "custom", "notOpenToCountry"),
        ("eu-blending-facilities", "custom", "notStated"),
    ],
)
def test_availability_is_a_status(
    sources: dict[str, OpportunityBase], id: str, value: str, custom_value: str | None
):
    status = sources[id].status
    assert (status.value, status.custom_value) == (value, custom_value)
    assert status.description


def test_money_is_exact_and_what_no_source_states_is_left_out(sources: dict[str, OpportunityBase]):
    for id, record in package().items():
        funding = sources[id].funding
        amount = record.get("amount", {})
        volume = record.get("volume", {})
        stated = {
            "total_amount_available": (volume.get("amount"), volume.get("currency")),
            "min_award_amount": (amount.get("min"), amount.get("currency")),
            "max_award_amount": (amount.get("max"), amount.get("currency")),
        }
        stated = {name: money for name, money in stated.items() if money[0] is not None}
        assert (funding is None) == (stated == {}), id
        for name, (units, currency) in stated.items():
            money = getattr(funding, name)
            assert (Decimal(money.amount), money.currency) == (units, currency), id
        assert sources[id].key_dates is None or "assuredDate" in record, id


def test_criteria_are_given_even_when_none_are_published(sources: dict[str, OpportunityBase]):
    for id, record in package().items():
        criteria = custom(sources[id], "criteria")
        assert [criterion["identifier"] for criterion in criteria] == [
            criterion["identifier"] for criterion in record["criteria"]
        ], id


def test_texts_are_in_the_language_of_the_reader(address: str, sources: dict[str, OpportunityBase]):
    records = package()
    for language in ("be", "ru"):
        with asking(address, **{"Accept-Language": language}) as client:
            for source in client.opportunities.list().items:
                assert source.title == records[record_id(source)]["title"][language]


def test_words_find_what_our_search_finds(client: Client):
    found = client.opportunities.search(search="women")
    assert "women-in-business" in {record_id(source) for source in found.items}
    assert client.opportunities.search(search="xyzzyx").items == []


@pytest.mark.parametrize(
    ("filters", "chosen"),
    [
        (
            {"status": {"operator": "in", "value": ["forecasted"]}},
            lambda record: record.get("availability") == "announced",
        ),
        (
            {"status": {"operator": "notIn", "value": ["custom"]}},
            lambda record: record.get("availability") in ("open", "announced"),
        ),
        (
            {"instruments": {"operator": "in", "value": ["grant", "voucher"]}},
            lambda record: {"grant", "voucher"} & set(record.get("instruments", [])),
        ),
        (
            {"instruments": {"operator": "notIn", "value": ["loan"]}},
            lambda record: "loan" not in record.get("instruments", []),
        ),
        (
            {
                "status": {"operator": "in", "value": ["open"]},
                "costsCovered": {"operator": "in", "value": ["cost-advisory"]},
            },
            lambda record: record.get("availability") == "open" and "cost-advisory" in record.get("costsCovered", []),
        ),
    ],
)
def test_filters_choose(client: Client, filters: dict, chosen):
    found = client.opportunities.search(filters=filters)
    assert found.filter_info.errors == []
    assert {record_id(source) for source in found.items} == {
        id for id, record in package().items() if chosen(record)
    }


@pytest.mark.parametrize(
    ("operator", "low", "high", "currency", "ids"),
    [
        ("between", "25000", "100000", "USD", {"innovation-grant-design-stage", "innovation-voucher-preparatory-stage"}),
        ("between", "25000.01", "100000", "USD", {"innovation-grant-design-stage"}),
        ("between", "0", "100000", "EUR", {"ebrd-business-advisory-services"}),
        ("outside", "0", "30000", "USD", {"innovation-grant-design-stage"}),
        ("between", "0", "1000000", "BYN", set()),
    ],
)
def test_amounts_are_compared_in_their_own_currency_only(
    client: Client, operator: str, low: str, high: str, currency: str, ids: set[str]
):
    ends = {"min": {"amount": low, "currency": currency}, "max": {"amount": high, "currency": currency}}
    found = client.opportunities.search(filters={"maxAwardAmountRange": {"operator": operator, "value": ends}})
    assert {record_id(source) for source in found.items} == ids


def test_a_filter_we_do_not_have_is_said_and_not_applied(client: Client, sources: dict[str, OpportunityBase]):
    found = client.opportunities.search(filters={"moonPhase": {"operator": "eq", "value": "full"}})
    assert len(found.items) == len(sources)
    assert len(found.filter_info.errors) == 1
    assert "moonPhase" in found.filter_info.errors[0]


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_results_are_sorted_as_asked(client: Client, order: str):
    by_title = searched(client, {"sortBy": "title", "sortOrder": order})
    titles = [item["title"] for item in by_title["items"]]
    assert titles == sorted(titles, reverse=order == "desc")
    assert by_title["sortInfo"] == {"sortBy": "title", "sortOrder": order}


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_what_has_no_value_to_sort_by_comes_last(client: Client, order: str):
    items = searched(client, {"sortBy": "funding.maxAwardAmount", "sortOrder": order})["items"]
    has_value = ["maxAwardAmount" in item.get("funding", {}) for item in items]
    assert has_value == sorted(has_value, reverse=True)
    assert any(has_value)


def searched(client: Client, sorting: dict) -> dict:
    answer = client.post(f"{PATH}/search", json={"sorting": sorting})
    assert answer.status_code == 200
    return answer.json()


def test_an_unknown_identifier_is_an_error_the_client_understands(client: Client):
    for id in (NO_SUCH_ID, "no-uuid-at-all"):
        with pytest.raises(APIError) as refusal:
            client.opportunities.get(id)
        assert refusal.value.error.status == 404
        assert refusal.value.error.message


@pytest.mark.parametrize("page", [0, -1, 2_147_483_648])
def test_a_page_that_cannot_be_is_refused_with_its_name(client: Client, page: int):
    with pytest.raises(APIError) as refusal:
        client.opportunities.list(page=page)
    assert refusal.value.error.status == 400
    assert [mistake["pointer"] for mistake in refusal.value.error.errors] == ["/page"]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"search": 1}, {"/search"}),
        ({"sorting": {"sortBy": "beauty"}}, {"/sorting/sortBy"}),
        ({"sorting": {"sortBy": "title", "sortOrder": "up"}}, {"/sorting/sortOrder"}),
        ({"pagination": {"page": 0, "pageSize": "x"}}, {"/pagination/page", "/pagination/pageSize"}),
        ({"filters": {"status": {"operator": "between", "value": ["open"]}}}, {"/filters/status/operator"}),
        (
            {"filters": {"minAwardAmountRange": {"operator": "between", "value": {}}}},
            {"/filters/minAwardAmountRange/value/min", "/filters/minAwardAmountRange/value/max"},
        ),
    ],
)
def test_every_mistake_of_a_search_is_named_at_once(client: Client, body: dict, pointers: set[str]):
    answer = client.post(f"{PATH}/search", json=body)
    error = answer.json()
    assert (answer.status_code, error["status"]) == (400, 400)
    assert {mistake["pointer"] for mistake in error["errors"]} == pointers


def test_a_change_moves_the_time_of_the_record_and_brings_it_to_the_front(empty: Path, package: Path):
    assert run(empty, "import", package).status == 0
    changed = package / "opportunities" / "women-in-business.yaml"
    changed.write_text(changed.read_text().replace("asOf: 2020-06-30", "contact: office@example.org\nasOf: 2020-06-30"))
    assert run(empty, "import", package).status == 0
    with serving(empty) as server, asking(server.address) as client:
        first, *others = client.opportunities.search().items
        assert record_id(first) == "women-in-business"
        assert custom(first, "contact") == "office@example.org"
        assert first.last_modified_at > first.created_at
        assert all(first.last_modified_at > other.last_modified_at for other in others)
