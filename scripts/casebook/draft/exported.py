"""The rules of figures for the browser, which finds them in an article with the same steps in TypeScript.

``tests/compare/test_form_figures.py`` holds the two together over all test articles.
"""

from __future__ import annotations

from casebook.draft.quotes import LONGEST
from casebook.draft.rules import written
from casebook.language.exported import for_javascript
from casebook.publish.form import CALL, FOLDER
from casebook.publish.script import call, compact
from casebook.validate.private_names import SOMEBODY

_USED = (
    *("units", "not_figures", "quoted_name", "times", "plans", "plan_headings", "levels", "kinds"),
    *("spam", "surroundings", "published"),
)


def files() -> dict[str, bytes]:
    """Return the data file by its site-relative path."""
    return {f"{FOLDER}figures.js": call(CALL, "figures", "", compact(figure_rules()))}


def figure_rules() -> dict[str, object]:
    """Return those rules of ``rules.yml`` by which figures are found, and what looks like a private person's name."""
    data = written()
    return {
        **{key: data[key] for key in _USED},
        "longest": LONGEST,
        "somebody": [for_javascript(pattern.pattern) for pattern in SOMEBODY],
    }
