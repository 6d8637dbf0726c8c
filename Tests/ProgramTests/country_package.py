"""The files of a country package, read without the program."""

import csv
from pathlib import Path
from uuid import UUID, uuid5

import yaml

# Where the records of a kind are listed.
PATHS = {
    "opportunities": "funding",
    "organisations": "centres",
    "services": "services",
    "solutions": "solutions",
    "courses": "training",
    "recommendations": "recommendations",
    "policies": "policies",
    "programmes": "programmes",
    "indicators": "indicators",
    "portals": "directory",
    "cooperation": "cooperation",
    "peers": "peers",
    "questionnaires": "questionnaires",
    "cases": "cases",
    "instruments": "instruments",
    "projects": "effects",
    "regimes": "schemes",
}

NAMESPACE = UUID("7138bb08-caab-4afa-80c8-fafca1534ec4")


def uuid(kind: str, id: str) -> str:
    """The UUID that a record of ours has wherever a standard wants one."""
    return str(uuid5(NAMESPACE, f"BY/{kind}/{id}"))


def records(package: Path) -> dict[str, dict[str, dict]]:
    """The records as the package has them, by kind and identifier."""
    found: dict[str, dict[str, dict]] = {kind: {} for kind in PATHS}
    for kind in PATHS:
        for file in (package / kind).glob("*.yaml"):
            content = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
            found[kind] |= {each["id"]: each for each in content} if isinstance(content, list) else {file.stem: content}
    return found


def rows(package: Path, name: str) -> list[dict[str, str]]:
    with (package / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edit(file: Path, old: str, new: str):
    """What an editor does: puts a passage, which stands in the file once, in other words."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name} has {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), "utf-8")
