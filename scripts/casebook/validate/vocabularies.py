"""Vocabularies: terms and ids once each, aliases that mean one thing, parents that exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from casebook.model.closed_terms import CLOSED, NEEDED
from casebook.model.vocabulary import SYNONYM_GROUPS, SYNONYMS, Vocabulary, VocabularyFile
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.field_names import nearest
from casebook.validate.file_names import is_device

REQUIRED = (
    *("actors", "answer_kinds", "attributions", "audiences", "bases", "citation_media"),
    *("comparators", "competences", "conditions", "curriculum_kinds", "curriculum_statuses"),
    *("decision_states", "decisions"),
    *("editorial_statuses", "gap_topics", "half_days", "hours_rules", "indicators", "kinds"),
    *("lesson_kinds", "levels", "limit_kinds"),
    *("measures", "necessities", "period_kinds", "policies", "policy_relations", "problems"),
    *(
        "quality_flags",
        "quote_roles",
        "record_types",
        "relations",
        "resource_kinds",
        "roles",
        "settlements",
    ),
    *("slogan_states", "source_types", "statuses", "training_formats", "units"),
)
"""The vocabularies that models refer to; a test compares this list with the models."""


def named_like_file(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse a vocabulary that calls itself otherwise than its file."""
    name = PurePosixPath(document.path).stem
    if file.name != name:
        text = f"词表编号（name）写的是 {file.name}，文件名是 {name}.yml，两者要相同。"
        yield document.problem("REF-002", ("name",), text, replacement=name)


def terms_distinct(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse a second term with the same word or id."""
    words: set[str] = set()
    ids: set[str] = set()
    for index, term in enumerate(file.terms):
        if term.term in words:
            text = f"词（term）“{term.term}”在词表里出现了两次。"
            yield document.problem("VOC-003", ("terms", index, "term"), text)
        if term.id in ids:
            text = f"英文编号（id）{term.id} 在词表里出现了两次。"
            yield document.problem("VOC-003", ("terms", index, "id"), text)
        words.add(term.term)
        ids.add(term.id)


def aliases_distinct(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse an alias that is also a term or another term's alias."""
    owners = {term.term: term.term for term in file.terms}
    for index, term in enumerate(file.terms):
        for position, alias in enumerate(term.aliases):
            owner = owners.setdefault(alias, term.term)
            if owner != term.term or alias == term.term:
                text = (
                    f"别名“{alias}”就是这个词自己。"
                    if alias == term.term
                    else f"别名“{alias}”同时指“{owner}”和“{term.term}”，只能留一处。"
                )
                yield document.problem("VOC-004", ("terms", index, "aliases", position), text)


def parents_exist(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse unknown parents and circles of parents."""
    parents = {term.term: term.parent for term in file.terms}
    for index, term in enumerate(file.terms):
        if term.parent is None:
            continue
        where = ("terms", index, "parent")
        if term.parent not in parents:
            text = f"词表里没有上位词（parent）“{term.parent}”。"
            guess = nearest(term.parent, parents)
            yield document.problem("VOC-005", where, text, replacement=guess)
            continue
        step: str | None = term.parent
        for _ in parents:
            if step is None or step == term.term:
                break
            step = parents.get(step)
        if step == term.term:
            text = f"“{term.term}”绕一圈又成了自己的上位词（parent）。"
            yield document.problem("VOC-006", where, text)


def synonym_groups_known(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse a group of synonyms of a kind that the search has no weight for."""
    if file.name != SYNONYMS:
        return
    for index, term in enumerate(file.terms):
        if term.group not in SYNONYM_GROUPS:
            kinds = "、".join(SYNONYM_GROUPS)
            text = f"检索同义词“{term.term}”的分组（group）只能写：{kinds}。"
            where = ("terms", index) if term.group is None else ("terms", index, "group")
            guess = nearest(term.group, SYNONYM_GROUPS) if term.group else None
            yield document.problem("VOC-001", where, text, replacement=guess)


def ids_portable(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse an id that cannot be the name of a folder on every computer: the pages of terms lie in such."""
    for index, term in enumerate(file.terms):
        if is_device(term.id):
            text = f"“{term.id}”在 Windows 里是设备的名字，网站复制到 Windows 电脑上会失败。"
            yield document.problem("LIB-010", ("terms", index, "id"), text)


def hours_counted(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse a rule of 学时 that does not say how they are counted."""
    for index, term in enumerate(file.terms if file.name == "hours_rules" else ()):
        if term.hours is None:
            text = (
                f"学时规则“{term.term}”要写怎样算（hours）：一天、半天各几个学时，一个学时几分钟。"
            )
            yield document.problem("FLD-014", ("terms", index), text, on="key")


def known_terms_kept(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse a vocabulary without a term that the program knows by name, and any other term in one that is closed."""
    closed = CLOSED.get(file.name, ())
    terms = [term.term for term in file.terms]
    strange = [index for index, term in enumerate(terms) if closed and term not in closed]
    gone = [word for word in closed or NEEDED.get(file.name, ()) if word not in terms]
    renamed = gone[0] if len(strange) == len(gone) == 1 else None
    for index in strange:
        text = (
            f"程序不认得“{terms[index]}”，词表“{file.title}”里只能有这些词：{'、'.join(closed)}。"
        )
        yield document.problem("VOC-008", ("terms", index, "term"), text, replacement=renamed)
    for word in gone:
        if word != renamed:
            text = f"词表“{file.title}”里没有“{word}”了，程序要按这个词办事，不能删掉，也不能改名。"
            yield document.problem("VOC-008", ("terms",), text)


def without_strangers(file: VocabularyFile) -> VocabularyFile:
    """Return a closed vocabulary without terms that the program does not know: no record can be told by them."""
    closed = CLOSED.get(file.name)
    if closed is None or all(term.term in closed for term in file.terms):
        return file
    known = tuple(term for term in file.terms if term.term in closed)
    return file.model_copy(update={"terms": known})


RULES = (
    named_like_file,
    known_terms_kept,
    ids_portable,
    terms_distinct,
    aliases_distinct,
    parents_exist,
    synonym_groups_known,
    hours_counted,
)

# Fields of a term that hold words of another vocabulary.
_CROSS = (
    *(("units", "units"), ("level", "levels"), ("kind", "kinds"), ("base", "units")),
    *(("problems", "problems"), ("measures", "measures"), ("indicators", "indicators")),
)


def words_of_other_vocabularies(
    document: Document, file: VocabularyFile, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """Refuse units, levels and kinds of an entry that their own vocabulary does not have."""
    for index, term in enumerate(file.terms):
        for field, name in _CROSS:
            value = getattr(term, field)
            single = value is None or isinstance(value, str)
            for position, word in enumerate((value,) if single else value):
                if word is None or vocabulary.canonical(name, word) == word:
                    continue
                where = ("terms", index, field) if single else ("terms", index, field, position)
                yield _unknown(document, where, word, name, vocabulary)
        for n, line in enumerate(term.contrast):
            for position, word in enumerate(line.measures):
                if vocabulary.canonical("measures", word) != word:
                    place = ("terms", index, "contrast", n, "measures", position)
                    yield _unknown(document, place, word, "measures", vocabulary)


def _unknown(
    document: Document, where: Where, word: str, name: str, vocabulary: Vocabulary
) -> Problem:
    text = f"“{word}”不在词表“{vocabulary.files[name].title}”里（cases/vocabulary/{name}.yml）。"
    guess = nearest(word, vocabulary.words(name))
    return document.problem("VOC-001", where, text, replacement=guess)


def missing(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of required vocabularies that are not there."""
    return tuple(name for name in REQUIRED if name not in vocabulary.files)
