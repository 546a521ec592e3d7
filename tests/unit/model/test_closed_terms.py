"""The terms that the program knows by name: the table says all of them, and the real vocabularies have them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from casebook.derive.case.relations import ORDER
from casebook.derive.compare.comparison import PARTS
from casebook.derive.figures.figures import LEVELS
from casebook.derive.practice.decision_views import STATES
from casebook.model.closed_terms import CLOSED, NEEDED
from tests.sample.real import real_library

# Chinese that happens to be a term, and is none where it is spelled: a word of sentences, a heading, another word's name.
_NO_TERMS = {
    "依据",  # the title of a field
    "党员",  # a word of sentences
    "其他",  # a word of slogans
    "垃圾文字",  # a group of codes
    "文库、范文网站",  # the name of a grade of trust
}
_WORDS_OF_THE_LANGUAGE = {"synonyms", "units"}
"""Their terms are what language/units.py and the search's own words spell for themselves."""


def test_the_real_vocabularies_have_what_the_program_knows() -> None:
    vocabulary = real_library().vocabulary
    for name, words in CLOSED.items():
        assert {term.term for term in vocabulary.terms(name)} == set(words), name
    for name, words in NEEDED.items():
        assert {term.term for term in vocabulary.terms(name)} >= set(words), name


def test_no_vocabulary_is_named_twice() -> None:
    assert not CLOSED.keys() & NEEDED.keys()
    for words in (*CLOSED.values(), *NEEDED.values()):
        assert len(set(words)) == len(words)


def test_whoever_orders_a_closed_vocabulary_has_all_of_it() -> None:
    assert set(LEVELS) == set(CLOSED["levels"])
    assert {level for part in PARTS for level in part.levels} == set(CLOSED["levels"])
    assert set(STATES) == set(CLOSED["decision_states"])
    assert set(ORDER) >= set(CLOSED["relations"])


def _spelled(project: Path) -> Iterator[tuple[str, str]]:
    """Every text that the program spells: (file, text). Synthetic records are made of the real words."""
    code = project / "scripts/casebook"
    for path in sorted(code.rglob("*.py")):
        if path.name == "closed_terms.py" or code / "synth" in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value
    for folder, kind in (("browser", "*.ts"), ("templates", "*.html")):
        for path in sorted((project / "theme" / folder).rglob(kind)):
            for quoted in re.findall(r"\"([^\"\n]+)\"|'([^'\n]+)'", path.read_text("utf-8")):
                yield path.name, "".join(quoted)


def test_every_term_that_is_spelled_somewhere_is_declared(project: Path) -> None:
    files = real_library().vocabulary.files
    terms = {
        term.term: name
        for name, file in files.items()
        if name not in _WORDS_OF_THE_LANGUAGE
        for term in file.terms
    }
    declared = {word for words in (*CLOSED.values(), *NEEDED.values()) for word in words}
    spelled = {text for _, text in _spelled(project)}
    assert spelled & terms.keys() - declared == _NO_TERMS
    # And nobody asks any more for a term that could be renamed freely.
    assert declared - spelled == set()
