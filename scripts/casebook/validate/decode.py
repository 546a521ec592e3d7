"""Turn a document's plain data into a model, and pydantic's errors into problems a contributor understands."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casebook.model.vocabulary import Vocabulary
from casebook.problem import Problem, Where
from casebook.read.document import Document

Entity = TypeVar("Entity", bound=BaseModel)

_SIMILAR = 0.5
_KINDS = {
    "string": "一段文字",
    "tuple": "一个列表，每项一行、以短横开头",
    "model": "若干下级字段",
    "int": "一个整数",
    "float": "一个数",
    "bool": "true 或 false",
}


def decode(
    document: Document, model: type[Entity], vocabulary: Vocabulary
) -> tuple[Entity | None, tuple[Problem, ...]]:
    """Return the entity of ``document`` (``None`` where it is broken) and the problems of its fields.

    JSON mode is used because the reader's lists stand for the models' tuples; everything else is strict.
    """
    if not isinstance(document.data, dict):
        return None, ()
    try:
        text = json.dumps(document.data, ensure_ascii=False)
        entity = model.model_validate_json(text, context={"vocabulary": vocabulary})
    except ValidationError as error:
        found = _merged(error.errors(include_url=False))
        return None, tuple(_problem(document, model, vocabulary, e) for e in found)
    return entity, tuple(_aliases(document, entity.model_dump(mode="json"), document.data, ()))


def _merged(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Drop the second of two errors at one place, as unions report one for each branch."""
    seen: set[Where] = set()
    for error in errors:
        where = _where(error)
        if where not in seen:
            seen.add(where)
            yield error


def _where(error: ErrorDetails) -> Where:
    # Unions put the name of the branch into the location; keys of our documents never look like that.
    return tuple(p for p in error["loc"] if isinstance(p, int) or p.replace("_", "").islower())


def _field_models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401  a type form
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _field_models(argument)


def model_at(model: type[BaseModel], where: Where) -> type[BaseModel] | None:
    """Return the model that describes the mapping at ``where``, counted from ``model``."""
    current: type[BaseModel] | None = model
    for step in where:
        if isinstance(step, int) or current is None:
            continue
        field = current.model_fields.get(step)
        if field is None:
            return None
        current = next(_field_models(field.annotation), None)
    return current


def label(model: type[BaseModel], where: Where) -> str:
    """Name a place in Chinese: 数字 › 第 2 条 › 单位（unit）."""
    words = []
    for index, step in enumerate(where):
        if isinstance(step, int):
            words.append(f"第 {step + 1} 条")
            continue
        owner = model_at(model, where[:index])
        field = owner.model_fields.get(step) if owner else None
        words.append(f"{field.title}（{step}）" if field and field.title else str(step))
    return " › ".join(words)


def nearest(word: str, choices: Iterator[str] | tuple[str, ...]) -> str | None:
    """Return the choice most like ``word``, or ``None`` where nothing is near."""
    found = difflib.get_close_matches(word, list(choices), n=1, cutoff=_SIMILAR)
    if found:
        return found[0]
    shared = [c for c in choices if len(word) > 1 and (word in c or c in word)]
    return min(shared, key=len) if shared else None


def _missing(document: Document, model: type[BaseModel], where: Where) -> Problem:
    name = label(model, where)
    owner = model_at(model, where[:-1])
    field = owner.model_fields.get(str(where[-1])) if owner else None
    hint = field.description if field and field.description else ""
    return document.problem("FLD-001", where, f"缺少必填的字段：{name}。{hint}", on="key")


def _unknown_field(document: Document, model: type[BaseModel], where: Where) -> Problem:
    name = str(where[-1])
    owner = model_at(model, where[:-1])
    fields = tuple(owner.model_fields) if owner else ()
    guess = nearest(name, fields)
    titles = "、".join(f for f in fields)
    return document.problem(
        "FLD-002",
        where,
        f"这里没有“{name}”这个字段。可以写的字段有：{titles}。",
        on="key",
        suggestion=guess or "",
        replacement=guess,
    )


def _unknown_term(
    document: Document,
    model: type[BaseModel],
    vocabulary: Vocabulary,
    where: Where,
    word: str,
    name: str,
) -> Problem:
    title = vocabulary.files[name].title if name in vocabulary.files else name
    words = vocabulary.words(name) if name in vocabulary.files else ()
    guess = nearest(word, words)
    canonical = vocabulary.canonical(name, guess) if guess else None
    shown = "、".join(t.term for t in vocabulary.terms(name)[:12]) if words else ""
    more = "……" if words and len(vocabulary.terms(name)) > 12 else ""
    return document.problem(
        "VOC-001",
        where,
        f"{label(model, where)}：“{word}”不在词表“{title}”里。可以写：{shown}{more}",
        suggestion=canonical or "",
        replacement=canonical,
    )


def _wrong_type(
    document: Document, model: type[BaseModel], where: Where, kind: str, value: Any
) -> Problem:  # noqa: ANN401
    name = label(model, where)
    if value is None:
        return document.problem("FLD-005", where, f"{name}：冒号后面没有内容。", on="key")
    if kind == "string" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return document.problem(
            "FLD-004",
            where,
            f"{name}：编号、日期和数值要加引号，否则会被当成数来读。",
            suggestion=f'"{value}"',
            replacement=f'"{value}"',
        )
    return document.problem("FLD-003", where, f"{name}：这里应当是{_KINDS.get(kind, kind)}。")


def _pattern(
    document: Document, model: type[BaseModel], where: Where, pattern: str, value: str
) -> Problem:
    name = label(model, where)
    if not value.strip():
        return document.problem("FLD-005", where, f"{name}：内容是空的。")
    if pattern.startswith("^-?[0-9]+"):
        return document.problem(
            "FLD-012",
            where,
            f'{name}：“{value}”不是单纯的数字。5万 要写成 "50000"，不带单位和“余、多”。',
        )
    if pattern.startswith("^[0-9]{4}"):
        return document.problem(
            "FLD-016",
            where,
            f'{name}：“{value}”不是 "2024"、"2024-07" 或 "2024-07-12" 这样的日期。',
        )
    if pattern.startswith("^https"):
        return document.problem(
            "FLD-015", where, f"{name}：“{value}”不是以 http:// 或 https:// 开头的网址。"
        )
    return document.problem(
        "FLD-006", where, f"{name}：“{value}”的写法不合规定。{_expected(pattern)}"
    )


def _expected(pattern: str) -> str:
    expectations = {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "只用小写拼音、数字和连字符，例如 dongguan-xingcheng-grid。",
        r"^[a-z][0-9]{1,3}$": "一个小写字母加数字，例如 o1、m2。",
        r"^[0-9]{6}$": "六位数字，例如 441900。",
        r"^P[0-9]+[DWMY]$": "时长，例如两个月写 P2M，三周写 P3W。",
    }
    return expectations.get(pattern, "")


def _problem(  # noqa: PLR0911  one return for each kind of error
    document: Document, model: type[BaseModel], vocabulary: Vocabulary, error: ErrorDetails
) -> Problem:
    where = _where(error)
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    match kind:
        case "missing":
            return _missing(document, model, where)
        case "extra_forbidden":
            return _unknown_field(document, model, where)
        case "unknown_term":
            return _unknown_term(
                document, model, vocabulary, where, str(value), str(context["vocabulary"])
            )
        case "string_pattern_mismatch":
            return _pattern(document, model, where, str(context["pattern"]), str(value))
        case "string_too_long" | "string_too_short" | "too_long" | "too_short":
            return _length(document, model, where, kind, context)
        case (
            "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal" | "multiple_of"
        ):
            return _out_of_range(document, model, where, kind, context)
        case _:
            return _wrong_type(document, model, where, _kind_of(kind), value)


def _kind_of(error_type: str) -> str:
    stem = error_type.removesuffix("_type").removesuffix("_parsing").removesuffix("_attributes")
    return "model" if stem in {"model", "dict", "dataclass"} else stem


def _length(
    document: Document, model: type[BaseModel], where: Where, kind: str, context: Mapping[str, Any]
) -> Problem:
    name = label(model, where)
    if kind == "string_too_short" and context["min_length"] == 1:
        return document.problem("FLD-005", where, f"{name}：内容是空的。")
    if kind == "string_too_long" and where == ("summary",):
        limit = context["max_length"]
        return document.problem("TXT-004", where, f"{name}：摘要最多 {limit} 个字，请缩短。")
    wording: dict[str, tuple[str, Callable[[], str]]] = {
        "string_too_long": ("FLD-007", lambda: f"最多 {context['max_length']} 个字，请缩短。"),
        "string_too_short": ("FLD-008", lambda: f"至少 {context['min_length']} 个字。"),
        "too_short": ("FLD-009", lambda: f"至少要写 {context['min_length']} 项。"),
        "too_long": ("FLD-010", lambda: f"最多写 {context['max_length']} 项。"),
    }
    code, text = wording[kind]
    return document.problem(code, where, f"{name}：{text()}")


def _out_of_range(
    document: Document, model: type[BaseModel], where: Where, kind: str, context: Mapping[str, Any]
) -> Problem:
    name = label(model, where)
    if kind == "multiple_of":
        return document.problem("CUR-002", where, f"{name}：学时按半个学时递增，例如 1、1.5、2。")
    words = {"gt": "要大于", "ge": "不能小于", "lt": "要小于", "le": "不能大于"}
    key = next(k for k in words if k in context)
    return document.problem("FLD-018", where, f"{name}：数值{words[key]} {context[key]}。")


def _aliases(document: Document, canonical: Any, written: Any, where: Where) -> Iterator[Problem]:  # noqa: ANN401
    """Find words that decoding replaced: only aliases of terms are ever changed by it."""
    if isinstance(written, dict) and isinstance(canonical, dict):
        for key, value in written.items():
            yield from _aliases(document, canonical.get(key), value, (*where, key))
    elif isinstance(written, list) and isinstance(canonical, list):
        for index, value in enumerate(written):
            yield from _aliases(document, canonical[index], value, (*where, index))
    elif isinstance(written, str) and isinstance(canonical, str) and written != canonical:
        yield document.problem(
            "VOC-002",
            where,
            f"“{written}”是“{canonical}”的别名。",
            suggestion=canonical,
            replacement=canonical,
        )
