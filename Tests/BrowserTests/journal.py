"""What happens behind a page and must not: errors, refused content, requests to others."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response


class Journal:
    """Listens to a page from its first request on."""

    def __init__(self, page: Page, address: str):
        self._address = address
        self.problems: list[str] = []
        self.responses: list[Response] = []
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_response)

    @property
    def weight(self) -> int:
        """Bytes on the wire since the first request."""
        sizes = [response.request.sizes() for response in self.responses]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)

    def _note_message(self, message: ConsoleMessage) -> None:
        # A failed resource is noted with its response; refusals of the content security policy come here.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"console: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._address}/", "data:")):
            self.problems.append(f"request to others: {request.url}")

    def _note_failure(self, request: Request) -> None:
        # A page that is left early gives up its requests.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed request: {request.url} {request.failure}")

    def _note_response(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"missing: {response.url} {response.status}")
