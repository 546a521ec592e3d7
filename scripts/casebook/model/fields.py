"""Field types shared by the models: text of bounded length, identifiers, dates, decimals and terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler, ValidationInfo
    from pydantic.json_schema import JsonSchemaValue


class Entity(BaseModel):
    """Base of every model: strict types, unknown keys refused, immutable once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=r"\S")]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"\S")]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=r"\S")]

Slug = Annotated[
    str, StringConstraints(min_length=2, max_length=60, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
LocalId = Annotated[str, StringConstraints(max_length=6, pattern=r"^[a-z][0-9]{1,3}$")]

Decimal = Annotated[str, StringConstraints(max_length=20, pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
Date = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""EDTF level 0: a year, a month or a day."""
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Duration = Annotated[str, StringConstraints(pattern=r"^P[0-9]+[DWMY]$")]
"""ISO 8601 duration of one unit: P2M is two months."""
DivisionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
"""GB/T 2260 code of a province (440000), prefecture (441900) or county (610113)."""


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
                message = "a vocabulary is needed to validate terms"
                raise RuntimeError(message)
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
