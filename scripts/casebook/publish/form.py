"""What the form of a case is handed in the browser: the schemas of the editors, the words, the places and the fingerprints.

The form has no field, word or limit of its own. What it checks it says as ``casebook check`` does, and
``tests/compare/test_form_agrees.py`` holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.divisions import PROVINCE_FOLDERS, divisions
from casebook.language.closed_words import RESULT_LEVELS
from casebook.language.exported import reading
from casebook.language.units import UNITS
from casebook.model.case import Case
from casebook.model.fields import SCHEMA_VERSION
from casebook.model.json_schema import MissingVocabularyError, Schema, build
from casebook.model.library import Library
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary
from casebook.publish.script import call, compact
from casebook.validate.references import STATEMENTS

FOLDER = "assets/form/"
CALL = "__casebook_form"
_FOR_EDITORS = frozenset(
    {"defaultSnippets", "markdownEnumDescriptions", "errorMessage", "$schema", "$id"}
)


def _lean(schema: object) -> object:
    """A schema without what only an editor of code reads, and without the words: each is told once, with its meaning."""
    if isinstance(schema, list):
        return [_lean(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    dropped = _FOR_EDITORS | ({"enum"} if "x-vocabulary" in schema else frozenset())
    return {key: _lean(part) for key, part in schema.items() if key not in dropped}


def _words(vocabulary: Vocabulary, schemas: list[Schema]) -> dict[str, object]:
    """The words of every vocabulary that a schema names: terms with their meanings, and what stands for which."""
    used = {
        str(part["x-vocabulary"])
        for schema in schemas
        for part in schema["definitions"].values()
        if "x-vocabulary" in part
    }
    return {
        name: {
            "title": vocabulary.files[name].title,
            "terms": [[t.term, t.definition] for t in vocabulary.files[name].terms],
            "aliases": {
                alias: term.term for term in vocabulary.files[name].terms for alias in term.aliases
            },
        }
        for name in sorted(used)
    }


def settings(library: Library) -> dict[str, object]:
    """Return what the form knows from the start. Raises :class:`MissingVocabularyError` where a vocabulary is broken."""
    words = library.vocabulary
    schemas = [build(model, words) for model in (Case, Source)]
    return {
        "version": SCHEMA_VERSION,
        "case": _lean(schemas[0]),
        "source": _lean(schemas[1]),
        "words": _words(words, schemas),
        "units": sorted({*UNITS, *words.words("units")}),
        "folders": dict(PROVINCE_FOLDERS),
        "results": sorted(RESULT_LEVELS),
        "statements": STATEMENTS,
        "sources": [[source.id, source.name] for source in library.sources.values()],
        "ids": [*library.cases, *library.sources],
    }


def places() -> list[list[str]]:
    """Return every division: its code, its name, and the code of what it lies in."""
    return [[d.code, d.name, d.parent or ""] for d in divisions().values()]


def _fingerprints(library: Library) -> Iterator[tuple[str, bytes]]:
    for source in library.sources.values():
        mark = source.fingerprint
        told = {"salt": mark.salt, "window": mark.window, "windows": "".join(mark.windows.split())}
        yield f"{FOLDER}source-{source.id}.js", call(CALL, "source", source.id, compact(told))


def reading_files() -> Mapping[str, bytes]:
    """Return the data files that are the same for every library."""
    return {
        f"{FOLDER}places.js": call(CALL, "places", "", compact(places())),
        f"{FOLDER}reading.js": call(CALL, "reading", "", compact(reading())),
    }


def files(library: Library) -> Mapping[str, bytes]:
    """Return the data files by their site-relative paths; none where a vocabulary is broken while serving."""
    try:
        made = settings(library)
    except MissingVocabularyError:
        return {}
    return {
        f"{FOLDER}form.js": call(CALL, "form", "", compact(made)),
        **dict(_fingerprints(library)),
    }
