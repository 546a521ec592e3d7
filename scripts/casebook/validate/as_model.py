"""Turn a document's plain data into a model, and pydantic's errors into problems a contributor understands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casebook.model.fields import EXPECTATIONS, TermLookup
from casebook.model.source import Source
from casebook.model.vocabulary import Term, Vocabulary
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.read.scalars import Value
from casebook.validate.field_names import (
    is_slip,
    label,
    meant,
    model_at,
    nearest,
    similar,
    title,
    where_it_belongs,
)
from casebook.validate.guesses import SLUG, guessed

Entity = TypeVar("Entity", bound=BaseModel)

_KINDS = {
    "string": "一段文字",
    "tuple": "一个列表，每项一行、以半角短横开头",
    "model": "下级字段，另起一行、缩进两格",
    "int": "一个整数，不加引号",
    "float": "一个数，不加引号",
    "bool": "true 或 false",
}
_SHOWN = 40
_FEW = 8
_PATTERN_CODES = (
    ("^-?[0-9]+", "FLD-012"),
    ("^[0-9]{4}", "FLD-016"),
    ("^https", "FLD-015"),
)
_BOUNDS = {"gt": "要大于", "ge": "不能小于", "lt": "要小于", "le": "不能大于"}


def as_model(
    document: Document, model: type[Entity], vocabulary: Vocabulary
) -> tuple[Entity | None, tuple[Problem, ...]]:
    """Return the entity of ``document`` (``None`` where it is broken) and the problems of its fields."""
    if not isinstance(document.data, dict):
        return None, ()
    lookup = _Lookup(vocabulary)
    try:
        entity = _validated(document.data, model, lookup)
    except ValidationError as error:
        teller = _Teller(document, model, vocabulary)
        return None, tuple(teller.problems(error.errors(include_url=False)))
    if not lookup.aliased:
        return entity, ()
    return entity, tuple(_aliases(document, entity.model_dump(mode="json"), document.data, ()))


def as_part(data: Value, model: type[Entity], vocabulary: Vocabulary) -> Entity | None:
    """Return one part of a record, or ``None`` where it is broken; :func:`as_model` says what is wrong."""
    try:
        return _validated(data, model, _Lookup(vocabulary))
    except ValidationError:
        return None


class _Lookup:
    """The vocabulary as models ask it; ``aliased`` tells whether any word was an alias."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.aliased = False

    def canonical(self, vocabulary: str, word: str) -> str | None:
        """Return the term that ``word`` is or stands for, or ``None``."""
        term = self._vocabulary.canonical(vocabulary, word)
        self.aliased = self.aliased or (term is not None and term != word)
        return term


def _validated(data: Value, model: type[Entity], vocabulary: TermLookup) -> Entity:
    # JSON mode, because the reader's lists stand for the models' tuples; everything else is strict.
    text = json.dumps(data, ensure_ascii=False)
    return model.model_validate_json(text, context={"vocabulary": vocabulary})


@dataclass(frozen=True)
class _Teller(Generic[Entity]):
    """Tells what pydantic found in one document."""

    document: Document
    model: type[Entity]
    vocabulary: Vocabulary

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Problem]:
        """Tell each slip once, although pydantic counts some of them twice."""
        places = [error["loc"] for error in errors]
        renamed = {
            (*e["loc"][:-1], meant(model_at(self.model, e["loc"][:-1]), str(e["loc"][-1])))
            for e in errors
            if e["type"] == "extra_forbidden"
        }
        for error in errors:
            loc, kind = error["loc"], error["type"]
            if kind == "missing" and loc in renamed:
                continue  # titel: one slip, not a missing field and an unknown one
            if kind == "too_short" and any(p[: len(loc)] == loc and p != loc for p in places):
                continue  # an item that is wrong is not an item too few
            yield self._problem(error)

    def _problem(self, error: ErrorDetails) -> Problem:  # noqa: PLR0911  one for each kind of error
        where, context, value = error["loc"], error.get("ctx", {}), error.get("input")
        match error["type"]:
            case "missing":
                return self._missing(where)
            case "extra_forbidden":
                return self._unknown_field(where)
            case "unknown_term":
                return self._unknown_term(where, str(value), str(context["vocabulary"]))
            case "string_pattern_mismatch":
                return self._pattern(where, str(context["pattern"]), str(value))
            case "string_too_long" | "string_too_short" | "too_long" | "too_short" as kind:
                return self._length(where, kind, context, value)
            case "multiple_of":
                text = f"{label(self.model, where)}：学时按半个学时递增，例如 1、1.5、2。"
                return self.document.problem("CUR-002", where, text)
            case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
                key = next(k for k in _BOUNDS if k in context)
                text = f"{label(self.model, where)}：{value} {_BOUNDS[key]} {context[key]}。"
                return self.document.problem("FLD-018", where, text)
            case kind:
                return self._wrong_type(where, kind, value)

    def _missing(self, where: Where) -> Problem:
        if self.model is Source and where == ("fingerprint",):
            text = (
                "没有指纹（fingerprint），引文就无法核对。请运行 casebook source add 从原文生成。"
            )
            return self.document.problem("SRC-004", where, text, on="key")
        owner = model_at(self.model, where[:-1])
        field = owner.model_fields.get(str(where[-1])) if owner else None
        hint = field.description if field and field.description else ""
        text = f"缺少必填的字段：{label(self.model, where)}。{hint}"
        return self.document.problem("FLD-001", where, text, on="key")

    def _unknown_field(self, where: Where) -> Problem:
        name = str(where[-1])
        owner = model_at(self.model, where[:-1])
        guess = meant(owner, name)
        belongs = "" if is_slip(name, guess) else where_it_belongs(self.model, owner, name)
        if belongs:
            advice, guess = f"{belongs}。", None
        elif guess:
            advice = ""
        else:
            fields = owner.model_fields if owner else {}
            shown = "、".join(title(owner, f) for f in list(fields)[:_SHOWN])
            advice = f"可以写的字段有：{shown}。"
        text = f"{_place(self.model, where[:-1])}没有“{name}”这个字段。{advice}"
        return self.document.problem("FLD-002", where, text, on="key", replacement=guess)

    def _unknown_term(self, where: Where, word: str, name: str) -> Problem:
        file = self.vocabulary.files.get(name)
        allowed = self.vocabulary.words(name) if file else ()
        guess = nearest(word, allowed) or _mentioned(word, file.terms if file else ())
        canonical = self.vocabulary.canonical(name, guess) if guess else None
        terms = [term.term for term in file.terms] if file else []
        if len(terms) <= _SHOWN // 2:
            shown = f"可以写：{'、'.join(terms)}。"
        else:
            like = [t for t in similar(word, terms, _FEW) if t != canonical]
            near = f"相近的还有：{'、'.join(like)}。" if like else ""
            shown = f"{near}全部 {len(terms)} 个词见 cases/vocabulary/{name}.yml。"
        called = file.title if file else name
        text = f"{label(self.model, where)}：“{word}”不在词表“{called}”里。{shown}"
        return self.document.problem("VOC-001", where, text, replacement=canonical)

    def _wrong_type(self, where: Where, error_type: str, value: Any) -> Problem:  # noqa: ANN401
        stem = error_type.partition("_")[0]
        kind = "model" if stem in {"dict", "dataclass"} else stem
        name = label(self.model, where) or "文件"
        if value is None:
            needed = self._is_required(where)
            advice = "这个字段必须写。" if needed else "不需要的话，把整行删掉。"
            text = f"{name}：冒号后面没有内容。{advice}"
            return self.document.problem("FLD-005", where, text, on="key")
        if kind == "string" and isinstance(value, int | float) and not isinstance(value, bool):
            text = f"{name}：编号、日期和数值要加半角引号，否则会被当成数来读。"
            written = f'"{_as_written(self.document, where)}"'
            return self.document.problem("FLD-004", where, text, replacement=written)
        text = f"{name}：这里应当是{_KINDS.get(kind, kind)}，写的是{_described(value)}。"
        if kind == "model":
            owner = model_at(self.model, where)
            fields = list(owner.model_fields) if owner else []
            text += f"要写的字段：{'、'.join(title(owner, f) for f in fields[:_FEW])}。"
        return self.document.problem("FLD-003", where, text)

    def _is_required(self, where: Where) -> bool:
        owner = model_at(self.model, where[:-1])
        field = owner.model_fields.get(str(where[-1])) if owner and where else None
        return field is not None and field.is_required()

    def _pattern(self, where: Where, pattern: str, value: str) -> Problem:
        name = label(self.model, where)
        if not value.strip():
            return self.document.problem("FLD-005", where, f"{name}：内容是空的。")
        code = next((c for start, c in _PATTERN_CODES if pattern.startswith(start)), "FLD-006")
        shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}……"
        text = f"{name}：“{shown}”的写法不合规定。{EXPECTATIONS.get(pattern, '')}"
        # What a reference was meant to be is said where references are looked up.
        sure = where[-1] == "id" or pattern != SLUG
        meant_text = guessed(code, pattern, value) if sure else None
        return self.document.problem(code, where, text, replacement=meant_text)

    def _length(self, where: Where, kind: str, context: Mapping[str, Any], value: Any) -> Problem:  # noqa: ANN401
        name, now = label(self.model, where), len(value) if value is not None else 0
        low, high = context.get("min_length"), context.get("max_length")
        if kind == "string_too_short" and not now:
            return self.document.problem("FLD-005", where, f"{name}：内容是空的。")
        text, code = {
            "string_too_long": (f"最多 {high} 个字，现在有 {now} 个，请缩短。", "FLD-007"),
            "string_too_short": (f"至少 {low} 个字，现在只有 {now} 个。", "FLD-008"),
            "too_short": (f"至少要写 {low} 项，现在有 {now} 项。", "FLD-009"),
            "too_long": (f"最多写 {high} 项，现在有 {now} 项。", "FLD-010"),
        }[kind]
        if kind == "string_too_long" and where == ("summary",):
            code = "TXT-004"
        return self.document.problem(code, where, f"{name}：{text}")


def _mentioned(word: str, terms: Iterable[Term]) -> str | None:
    """The one term whose definition names ``word``: 余 is also said for 多 and 来."""
    terms_naming = [t.term for t in terms if word in re.split("[、，。：；“”]", t.definition)]
    return terms_naming[0] if len(terms_naming) == 1 else None


def _place(model: type[BaseModel], where: Where) -> str:
    return f"{label(model, where)}里" if where else "最外层"


def _as_written(document: Document, where: Where) -> str:
    """The text of a number in the file: 058.60 is more than the number 58.6."""
    mark = document.value_mark(where)
    return document.source.lines[mark.line - 1][mark.column - 1 : mark.end_column - 1]


def _described(value: Any) -> str:  # noqa: ANN401  whatever a file holds
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"文字“{value if len(value) <= _FEW else value[:_FEW] + '……'}”"
        case int() | float():
            return f"数 {value}"
        case list():
            return "一个列表"
        case _:
            return "下级字段"


def _aliases(document: Document, canonical: Any, written: Any, where: Where) -> Iterator[Problem]:  # noqa: ANN401
    """Find words that decoding replaced: only aliases of terms are ever changed by it."""
    if isinstance(written, dict) and isinstance(canonical, dict):
        for key, value in written.items():
            yield from _aliases(document, canonical.get(key), value, (*where, key))
    elif isinstance(written, list) and isinstance(canonical, list):
        for index, value in enumerate(written):
            yield from _aliases(document, canonical[index], value, (*where, index))
    elif isinstance(written, str) and isinstance(canonical, str) and written != canonical:
        text = f"“{written}”是“{canonical}”的别名，记录里统一写“{canonical}”。"
        yield document.problem("VOC-002", where, text, replacement=canonical)
