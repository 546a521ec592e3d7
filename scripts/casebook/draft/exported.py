"""The rules of figures for the browser, which finds them in an article with the same steps in TypeScript.

``tests/compare/test_form_figures.py`` holds the two together over all test articles.
"""

from __future__ import annotations

from importlib.resources import files

import yaml

from casebook.draft.quotes import LONGEST
from casebook.language.exported import for_javascript
from casebook.validate.personal_data import SOMEBODY

PATH = "assets/form/figures.js"
_USED = (
    *("units", "not_figures", "quoted_name", "times", "plans", "plan_headings", "levels", "kinds"),
    *("spam", "surroundings", "published"),
)


def figure_rules() -> dict[str, object]:
    """Return those rules of ``rules.yml`` by which figures are found, and what looks like a private person's name."""
    text = (files("casebook.draft") / "rules.yml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        **{key: data[key] for key in _USED},
        "longest": LONGEST,
        "somebody": [for_javascript(pattern.pattern) for pattern in SOMEBODY],
    }
