"""Services of centres for programs that speak HSDS 3 (Open Referral): lists, filters, identifiers."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import pytest
from country_package import edit, records, rows, uuid
from pages import answered, document
from program import BELARUS, Server, run, serving

LARGEST_PAGE = 100
NO_SUCH_ID = "00000000-0000-0000-0000-000000000000"
RECORDS = records(BELARUS)
CHANGED = {"services": "a1-object-connection", "organisations": "a1"}

each_path = pytest.mark.parametrize("path", ["services", "organizations"])
each_kind = pytest.mark.parametrize(
    ("path", "kind"), [("services", "services"), ("organizations", "organisations")], ids=["services", "organizations"]
)


@each_kind
def test_every_service_and_organisation_is_there_with_the_uuid_of_its_name(site: Server, path: str, kind: str):
    assert {item["id"]: item["name"] for item in all_of(site, path)} == {
        uuid(kind, id): record["title"]["en"] for id, record in RECORDS[kind].items()
    }


@each_path
def test_every_identifier_in_human_services_is_a_uuid(site: Server, path: str):
    for item in all_of(site, path, full="true"):
        for name in identifiers(item):
            assert UUID(name).version == 5, name


def test_the_organisation_of_every_service_is_there(site: Server):
    for service in all_of(site, "services"):
        assert service["organization_id"] == service["organization"]["id"]
        organisation = document(site, f"/hsds/organizations/{service['organization_id']}")
        assert service["organization"].items() <= organisation.items()
        assert service["id"] in {one["id"] for one in organisation["services"]}


def test_the_organisation_above_another_is_there(site: Server):
    listed = all_of(site, "organizations")
    above = {item["parent_organization_id"] for item in listed if "parent_organization_id" in item}
    assert above
    assert above <= {item["id"] for item in listed}


@each_kind
def test_pages_of_a_list_put_together_are_the_list(site: Server, path: str, kind: str):
    size, total = 7, len(RECORDS[kind])
    pages = -(-total // size)
    seen = []
    for number in range(1, pages + 2):
        page = document(site, f"/hsds/{path}?page={number}&per_page={size}")
        seen += [item["id"] for item in page["contents"]]
        assert (page["total_items"], page["total_pages"], page["page_number"]) == (total, pages, number)
        assert page["size"] == len(page["contents"])
        assert (page["first_page"], page["last_page"]) == (number == 1, number >= pages)
        assert page["empty"] == (number > pages) == (page["contents"] == [])
    assert seen == [item["id"] for item in all_of(site, path)]
    assert len(set(seen)) == total


def test_a_list_of_nothing_is_one_empty_page(site: Server):
    page = document(site, "/hsds/services?search=xyzzyx")
    assert page == {
        **{"total_items": 0, "total_pages": 0, "page_number": 1, "size": 0, "contents": []},
        **{"first_page": True, "last_page": True, "empty": True},
    }


def test_a_page_of_human_services_is_never_longer_than_a_hundred(site: Server):
    assert document(site, "/hsds/organizations?per_page=100000")["size"] == LARGEST_PAGE


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=", "per_page=0", "modified_after=yesterday"])
def test_a_question_that_makes_no_sense_is_refused(site: Server, query: str):
    assert answered(site, f"/hsds/services?{query}").status == 400


@each_path
@pytest.mark.parametrize("id", [NO_SUCH_ID, "nothing", "a1", uuid("opportunities", "efse-loan")])
def test_an_identifier_of_nothing_is_not_found(site: Server, path: str, id: str):
    assert answered(site, f"/hsds/{path}/{id}").status == 404


@each_kind
def test_one_human_service_reads_as_in_the_full_list(site: Server, path: str, kind: str):
    listed = {item["id"]: item for item in all_of(site, path, full="true")}
    for id in list(RECORDS[kind])[::10]:
        read = document(site, f"/hsds/{path}/{uuid(kind, id).upper()}?full_service=true")
        assert read == listed[uuid(kind, id)]


def test_services_are_found_by_their_organisation(site: Server):
    services = all_of(site, "services")
    for organisation in {service["organization_id"] for service in services}:
        found = all_of(site, "services", organization_id=organisation)
        assert [one["id"] for one in found] == [
            one["id"] for one in services if one["organization_id"] == organisation
        ]
    for nobody in (NO_SUCH_ID, uuid("organisations", "ministry-of-economy"), "nothing"):
        assert all_of(site, "services", organization_id=nobody) == []


def test_services_are_found_by_a_term_and_by_those_above_it(site: Server):
    above = {
        row["notation"]: row["broader"]
        for file in (BELARUS / "concepts").iterdir()
        for row in rows(BELARUS, f"concepts/{file.name}")
    }
    carrying: dict[str, set[str]] = {}
    for id, record in RECORDS["services"].items():
        for notation in record.get("concepts", []) + record.get("terms", []):
            while notation:
                carrying.setdefault(notation, set()).add(uuid("services", id))
                notation = above[notation]
    for notation, ids in carrying.items():
        found = all_of(site, "services", taxonomy_term_id=uuid("concepts", notation))
        assert {one["id"] for one in found} == ids, notation
    for nothing in (NO_SUCH_ID, "nothing", "DT-9"):
        assert all_of(site, "services", taxonomy_term_id=nothing) == []


def test_services_are_found_by_their_words(site: Server):
    for service in all_of(site, "services"):
        found = all_of(site, "services", search=service["name"])
        assert service["id"] in {one["id"] for one in found}
    assert len(all_of(site, "services", search="blockchain")) < len(RECORDS["services"])


def test_filters_narrow_each_other(site: Server):
    first = all_of(site, "services")[0]
    found = all_of(site, "services", search=first["name"], organization_id=first["organization_id"])
    assert [one["id"] for one in found] == [first["id"]]
    assert all_of(site, "services", search="xyzzyx", organization_id=first["organization_id"]) == []


@each_kind
def test_what_was_true_before_a_day_was_not_modified_after_it(site: Server, path: str, kind: str):
    newest = max(record["asOf"] for record in RECORDS[kind].values())
    assert all_of(site, path, modified_after=str(newest + timedelta(days=1))) == []
    assert len(all_of(site, path, modified_after="1970-01-01")) == len(RECORDS[kind])


@pytest.fixture(scope="module")
def changed(belarus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The catalogue after one service and one organisation were changed just now."""
    folder = tmp_path_factory.mktemp("changed")
    database, package = shutil.copytree(belarus.parent, folder / "data") / belarus.name, folder / "package"
    assert run(database, "export", package).status == 0
    for kind, id in CHANGED.items():
        edit(package / kind / f"{id}.yaml", "asOf: 2020-06-30", "contact: Ask at the counter\nasOf: 2020-06-30")
    assert run(database, "import", package).status == 0
    with serving(database) as server:
        yield server


@pytest.mark.parametrize("hours", [-12, 0, 3, 14])
@each_kind
def test_a_change_is_found_by_its_moment_in_any_time_zone(changed: Server, path: str, kind: str, hours: int):
    now = datetime.now(timezone(timedelta(hours=hours)))
    shortly_before, shortly_after = ((now + timedelta(minutes=m)).isoformat() for m in (-10, 10))
    assert [one["id"] for one in all_of(changed, path, modified_after=shortly_before)] == [uuid(kind, CHANGED[kind])]
    assert all_of(changed, path, modified_after=shortly_after) == []


def test_a_changed_service_says_when(changed: Server):
    service = document(changed, f"/hsds/services/{uuid('services', CHANGED['services'])}")
    assert datetime.now(UTC) - datetime.fromisoformat(service["last_modified"]) < timedelta(minutes=10)
    assert service["assured_date"] == "2020-06-30"


# How it is read


def all_of(site: Server, path: str, **query: str) -> list[dict]:
    """All pages of a list, put together."""
    found, is_last, number = [], False, 0
    while not is_last:
        number += 1
        page = document(site, f"/hsds/{path}?{urlencode({'page': number, **query})}")
        found += page["contents"]
        is_last = page["last_page"]
    return found


def identifiers(value: object) -> Iterator[str]:
    """Every identifier in an object, its own and those it names."""
    match value:
        case dict():
            for name, part in value.items():
                yield from [part] if name == "id" or name.endswith("_id") else identifiers(part)
        case list():
            for part in value:
                yield from identifiers(part)
