"""The pages there are, and which of the many similar ones a test looks at."""

from visitor import Visitor

LISTS = ["funding", "centres", "solutions", "services"]
PAGES = ["", "search", "funding/check", *LISTS]
SAMPLE = 4


def details(visitor: Visitor, path: str) -> list[str]:
    """Addresses of a few records, from all over the first page of a list."""
    visitor.open(path)
    links = [link.get_attribute("href") for link in visitor.main.locator(".card-title a").all()]
    assert links, f"{path} lists nothing"
    return links[:: max(1, len(links) // SAMPLE)]
