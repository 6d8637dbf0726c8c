"""The pages there are, and which of the many similar ones a test looks at."""

from visitor import Visitor

LISTS = ["funding", "centres", "solutions", "services", "effects"]
PAGES = ["", "search", "funding/check", *LISTS]
# The country's reference: its lists have the same parts, and one record of each shows its own.
REFERENCE_LISTS = [
    "training", "recommendations", "policies", "programmes", "indicators", "directory", "cooperation", "peers", "questionnaires",
    "instruments", "schemes",
]
# Belarus has no case yet, so that there is a list and no record.
REFERENCE_PAGES = [*REFERENCE_LISTS, "cases", "responsible", "claims", "cases/like", "scoreboard", "gaps", "gaps/method", "data", "indicators/sme-number"]
SAMPLE = 4


def details(visitor: Visitor, path: str) -> list[str]:
    """Addresses of a few records, from all over the first page of a list."""
    visitor.open(path)
    links = [link.get_attribute("href") for link in visitor.main.locator(".card-title a").all()]
    assert links, f"{path} lists nothing"
    return links[:: max(1, len(links) // SAMPLE)]
