"""Field types shared by the models: text of bounded length, identifiers, dates, decimals and terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Protocol

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler, ValidationInfo
    from pydantic.json_schema import JsonSchemaValue


class Entity(BaseModel):
    """Base of every model: strict types, unknown keys refused, immutable once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


SCHEMA_VERSION: Final = 1
"""The version of the form of records that this program writes; ``casebook migrate`` brings older ones up to it."""

EXPECTATIONS: dict[str, str] = {}
"""What to write where a pattern refuses, in Chinese: for the messages of the schema and the checker."""


def _written(
    pattern: str, expectation: str, min_length: int | None = None, max_length: int | None = None
) -> StringConstraints:
    """Constrain a text to ``pattern``, and tell a contributor in Chinese what it asks for."""
    EXPECTATIONS[pattern] = expectation
    return StringConstraints(pattern=pattern, min_length=min_length, max_length=max_length)


# Rust (pydantic), Python and JavaScript (editors, the form) disagree on six characters of \s.
_INK = r"[^\s\x1c-\x1f\x85\ufeff]"
_NOT_BLANK = "内容不能是空的。"

Text = Annotated[str, _written(_INK, _NOT_BLANK, min_length=1, max_length=4000)]
Phrase = Annotated[str, _written(_INK, _NOT_BLANK, min_length=1, max_length=120)]
Asking = Annotated[str, _written(_INK, _NOT_BLANK, min_length=2, max_length=30)]
Sentence = Annotated[str, _written(_INK, _NOT_BLANK, min_length=1, max_length=600)]
ShortAnswer = Annotated[str, _written(_INK, _NOT_BLANK, min_length=2, max_length=60)]
Title = Annotated[str, _written(_INK, _NOT_BLANK, min_length=4, max_length=40)]
Summary = Annotated[str, _written(_INK, _NOT_BLANK, min_length=20, max_length=300)]
TermWord = Annotated[
    str,
    _written(rf"^{_INK}+( {_INK}+)*$", "前后不能有空格，中间最多隔一个半角空格。", max_length=40),
]
Slug = Annotated[
    str,
    _written(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        "只用小写拼音、数字和连字符，例如 dongguan-xingcheng-grid。",
        min_length=2,
        max_length=60,
    ),
]
LocalId = Annotated[
    str, _written(r"^[a-z][0-9]{1,3}$", "一个小写字母加数字，例如 o1、m2。", max_length=6)
]
VocabularyName = Annotated[
    str, _written(r"^[a-z]+(_[a-z]+)*$", "只用小写字母和下划线，例如 period_kinds。")
]
Decimal = Annotated[
    str,
    _written(
        r"^-?[0-9]+(\.[0-9]+)?$",
        '十进制数字，加引号，不带单位和“余、多”：5万 写 "50000"。',
        max_length=20,
    ),
]
Date = Annotated[
    str,
    _written(
        r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        '加引号的日期，例如 "2024"、"2024-07"、"2024-07-12"。',
    ),
]
"""EDTF level 0: a year, a month or a day."""
Day = Annotated[
    str, _written(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", '加引号、写到日的日期，例如 "2024-07-12"。')
]
Clock = Annotated[
    str, _written(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", '加引号的时刻，例如 "08:30"、"14:00"。')
]
"""A time of day, in hours and minutes."""
Duration = Annotated[str, _written(r"^P[0-9]{1,4}[DWMY]$", "时长，例如两个月写 P2M，三周写 P3W。")]
"""ISO 8601 duration of one unit: P2M is two months."""
DivisionCode = Annotated[str, _written(r"^[0-9]{6}$", '六位数字，加引号，例如 "441900"。')]
"""GB/T 2260 code of a province (440000), prefecture (441900) or county (610113)."""
Url = Annotated[str, _written(r"^https?://", "网址以 http:// 或 https:// 开头。", max_length=500)]
Base64Lines = Annotated[
    str,
    _written(
        r"^[A-Za-z0-9+/=\n]+$",
        "指纹由 casebook source add 生成，不要手改。",
        min_length=8,
        max_length=400_000,
    ),
]


def _whole(value: Any) -> Any:  # noqa: ANN401  whatever a file holds
    """Let 8.0 pass for 8, as JSON Schema does."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _in_halves(value: float) -> float:
    """Pydantic's ``multiple_of`` forgives a difference of a billionth; JSON Schema does not."""
    if not (value * 2).is_integer():
        raise PydanticKnownError("multiple_of", {"multiple_of": 0.5})
    return int(value) if value.is_integer() else value


Whole = BeforeValidator(_whole)
SchemaVersion = Annotated[int, Field(ge=1, le=SCHEMA_VERSION), Whole]
"""The version of the form that a record is written in; one that says nothing is of the first."""
Hours = Annotated[
    float,
    Field(gt=0, le=200, json_schema_extra={"multipleOf": 0.5}),
    AfterValidator(_in_halves),
]
"""学时, in halves; a whole number is an ``int``, so that it prints as one."""


class TermLookup(Protocol):
    """What a model asks of the vocabulary: the canonical word for a word, or ``None``."""

    def canonical(self, vocabulary: str, word: str) -> str | None:
        """Return the term that ``word`` is or stands for in ``vocabulary``."""


@dataclass(frozen=True)
class VocabularyTerm:
    """Marks a string field as a word of one controlled vocabulary.

    Validation reads the vocabulary from the context key ``vocabulary`` (a :class:`TermLookup`), accepts
    aliases and returns the canonical term. The JSON Schema carries ``x-vocabulary``, which
    :mod:`casebook.model.json_schema` turns into an enumeration.
    """

    vocabulary: str

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        def check(word: str, info: ValidationInfo) -> str:
            lookup: TermLookup | None = (info.context or {}).get("vocabulary")
            if lookup is None:
                raise RuntimeError("a vocabulary is needed to validate terms")
            term = lookup.canonical(self.vocabulary, word)
            if term is None:
                raise PydanticCustomError(
                    "unknown_term",
                    "not a term of {vocabulary}",
                    {"vocabulary": self.vocabulary, "word": word},
                )
            return term

        return core_schema.with_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        _ = handler(schema)
        return {"type": "string", "x-vocabulary": self.vocabulary}


def described(title: str, description: str, **keywords: Any) -> Any:  # noqa: ANN401
    """Return a pydantic field whose Chinese label and description feed the schema, the form and the docs."""
    return Field(title=title, description=description, **keywords)
