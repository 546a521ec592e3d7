"""All files of the search, from a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casebook.derive.lexicon import Lexicon, lexicon, sampled
from casebook.derive.query_tables import PARTICLES, STOP_PHRASES, Synonyms, synonyms
from casebook.derive.search_documents import SearchDocument, in_order, search_document
from casebook.model.library import Library
from casebook.publish.search_index import columns as facet_columns
from casebook.publish.search_index.postings import Index, levels, shards
from casebook.publish.search_index.script import FOLDER, digest, script
from casebook.publish.search_index.symbols import Fold, simplified_characters


@dataclass(frozen=True)
class Built:
    """The files of the search by their site-relative paths."""

    files: Mapping[str, bytes]


def _text(document: SearchDocument) -> dict[str, object]:
    card = document.card
    return {
        "id": card.id,
        "title": card.title,
        "type": document.facets["type"][0],
        "place": card.place,
        "year": document.date[:4],
        "grade": document.card.grade_word,
        "problems": document.facets["problem"],
        "measures": document.facets["measure"],
        "figure": card.best_figure,
        "figureLabel": card.figure_label,
        "figureNote": card.best_figure_note,
        "p": [[p.anchor, p.text, p.weight] for p in document.passages],
    }


def _synonym_line(entry: Synonyms, fold: Fold) -> str:
    sides = ("|".join(map(fold, side)) for side in (entry.words, entry.others))
    return "\t".join((f"{entry.weight:g}", *sides))


def _lexicon(given: Lexicon) -> dict[str, str]:
    return {
        "words": " ".join(
            ":".join((word, "|".join(readings))) if readings else word
            for word, readings in ((w, [r.replace(" ", ",") for r in rs]) for w, rs in given.words)
        ),
        "characters": " ".join(reading + characters for reading, characters in given.characters),
    }


def build(library: Library) -> Built:
    """Build the search of ``library``."""
    simplified = simplified_characters()
    fold = Fold(simplified)
    files: dict[str, bytes] = {}

    def put(kind: str, payload: object, name: str = "") -> str:
        """Keep a file under a name that changes with its content; return that part of the name."""
        content = script(kind, name, payload)
        mark = digest(content)
        files[f"{FOLDER}{kind}-{mark}.js"] = content
        return mark

    index = Index()
    texts: list[bytes] = []
    sample: list[str] = []
    documents: list[SearchDocument] = []
    for number, case in enumerate(in_order(library)):
        document = search_document(case, library)
        index.add(number, levels(document, fold))
        texts.append(script("text", number, _text(document)))
        if sampled(number, len(library.cases)):
            sample += (p.text for p in document.passages)
        documents.append(replace(document, passages=(), hidden=()))
    pieces = list(shards(index.postings))
    known = synonyms(library)
    letters = {c for term in index.postings for c in term}
    letters |= {c for entry in known for word in (*entry.words, *entry.others) for c in fold(word)}
    tables = {
        "fold": "".join(t + s for t, s in sorted(simplified.items()) if s in letters),
        "synonyms": "\n".join(_synonym_line(entry, fold) for entry in known),
        "stop": sorted(STOP_PHRASES, key=lambda p: (-len(p), p)),
        "particles": PARTICLES,
    }
    # Numbers belong to this list of ids: a page that still has an older list must not get other texts.
    folder = f"texts-{digest(chr(10).join(d.id for d in documents).encode())}"
    files |= {f"{FOLDER}{folder}/{n}.js": content for n, content in enumerate(texts)}
    manifest = {
        "count": len(documents),
        "texts": f"{folder}/",
        "version": digest(b"".join(texts)),
        "tables": put("tables", tables),
        "facets": put("facets", facet_columns.columns(documents, library)),
        "lexicon": put("lexicon", _lexicon(lexicon(library, sample, known))),
        "order": put("order", facet_columns.order(documents)),
        "ids": put("ids", " ".join(d.id for d in documents)),
        "firsts": [first for first, _ in pieces],
        "shards": [put("shard", text, str(n)) for n, (_, text) in enumerate(pieces)],
    }
    files[f"{FOLDER}manifest.js"] = script("manifest", "", manifest)
    return Built(files)
