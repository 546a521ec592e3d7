"""Everything that goes wrong in a page without a test looking for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# Reports as an error on the console what a policy refused.
REFUSED = """
document.addEventListener("securitypolicyviolation", function (event) {
  console.error("refused by policy: " + event.violatedDirective + " " + event.blockedURI);
});
"""


@dataclass
class Troubles:
    """Console errors and warnings, refused or failed requests, and requests to other places."""

    home: str
    found: list[str] = field(default_factory=list)
    requests: int = 0

    def console(self, message: ConsoleMessage) -> None:
        """Note an error or a warning."""
        if message.type in {"error", "warning"}:
            self.found.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def error(self, error: WebError) -> None:
        """Note an error that no script caught."""
        self.found.append(f"uncaught: {error.error}")

    def request(self, request: Request) -> None:
        """Note a request that leaves the site."""
        self.requests += 1
        if not request.url.startswith(self.home) and not request.url.startswith("blob:"):
            self.found.append(f"elsewhere: {request.url}")

    def failed(self, request: Request) -> None:
        """Note a request without an answer; one that a next page cut short is none."""
        if request.failure != "net::ERR_ABORTED":
            self.found.append(f"failed: {request.url} {request.failure}")

    def response(self, response: Response) -> None:
        """Note an answer that is an error."""
        if response.status >= 400:
            self.found.append(f"{response.status}: {response.url}")


def watch(context: BrowserContext, troubles: Troubles) -> None:
    """Note everything that goes wrong in the pages of ``context``."""
    context.add_init_script(REFUSED)
    context.on("console", troubles.console)
    context.on("weberror", troubles.error)
    context.on("request", troubles.request)
    context.on("requestfailed", troubles.failed)
    context.on("response", troubles.response)
