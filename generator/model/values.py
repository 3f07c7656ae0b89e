"""The small types of which cards are made: texts by language, ids, controlled words, whole numbers.

Each refuses with an error type that is also a problem code (words/*.toml holds the sentences), so pydantic's English never
reaches a maintainer.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from generator.wording import DEFAULT_LANGUAGE, languages

LANGUAGES = languages()
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")

ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
SOURCE_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
MOST_ID = 64
MOST_LINE = 120
MOST_SUMMARY = 240
MOST_TEXT = 4_000


class Record(BaseModel):
    """A mapping of a card: nothing may be added to it or changed in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text in which emphasis, links, lists, card links and citations may be used."""


@dataclass(frozen=True, slots=True)
class Word:
    """Marks a word that must stand in a group of `vocabulary.yml`. The validation context holds the vocabulary under `words`."""

    group: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Validates after the type itself."""
        return core_schema.with_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, _: core_schema.CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        """Leaves the group's name for schema.py, which knows the vocabulary."""
        return {"type": "string", "x-word": self.group}

    def _known(self, value: str, info: core_schema.ValidationInfo) -> str:
        known = (info.context or {}).get("words", {}).get(self.group)
        if known is not None and value not in known:
            facts = {"value": value[:60], "near": near(value, known), "known": ", ".join(known)}
            raise PydanticCustomError("onbekend-woord", "word", facts)
        return value


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks the id of a card that must exist and be of one of these kinds; no kinds means any."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Marks the id of a work in `bibliography.yml`."""


def near(word: str, known: Collection[str]) -> str:
    """The known word most like this one, or nothing."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise PydanticCustomError("onbekende-taal", "{language}", {"language": code, "known": ", ".join(LANGUAGES)})
    return code


def _by_language(value: object) -> object:
    """A plain text means the default language. Punctuation in unquoted text makes YAML see fields, which is told as such."""
    if isinstance(value, str):
        return {DEFAULT_LANGUAGE: value}
    if isinstance(value, Mapping):
        stray = next((key for key in value if _is_stray(key, value[key])), None)
        if stray is not None:
            code = "tekst-werd-veld" if value[stray] else "komma-splitst"
            raise PydanticCustomError(code, "{field}", {"field": stray[:60]})
    return value


def _is_stray(key: str, value: object) -> bool:
    """True for a key that is no language, or looks like one but is the rest of a text: `{nl: papier, pen}`."""
    return not _LANGUAGE_CODE.fullmatch(key) or (key not in LANGUAGES and not value)


def _complete(value: dict[str, Any]) -> dict[str, Any]:
    if DEFAULT_LANGUAGE not in value:
        raise PydanticCustomError("taal-ontbreekt", "{language}", {"language": DEFAULT_LANGUAGE})
    return value


def _filled(value: str) -> str:
    text = value.strip()
    if not text:
        raise PydanticCustomError("leeg", "empty")
    return text


def _line(value: str) -> str:
    return " ".join(value.split())


def _schema(most: int) -> WithJsonSchema:
    """What an editor should know of a text: a plain string, or one for each language."""
    text = {"type": "string", "minLength": 1, "maxLength": most}
    return WithJsonSchema(
        {
            "anyOf": [
                text,
                {
                    "type": "object",
                    "properties": dict.fromkeys(LANGUAGES, text),
                    "required": [DEFAULT_LANGUAGE],
                    "additionalProperties": False,
                },
            ]
        }
    )


Language = Annotated[str, AfterValidator(_language)]
_Line = Annotated[str, StringConstraints(max_length=MOST_LINE), AfterValidator(_filled), AfterValidator(_line)]
_Summary = Annotated[str, StringConstraints(max_length=MOST_SUMMARY), AfterValidator(_filled), AfterValidator(_line)]
_Text = Annotated[str, StringConstraints(max_length=MOST_TEXT), AfterValidator(_filled)]

Line = Annotated[dict[Language, _Line], BeforeValidator(_by_language), AfterValidator(_complete), _schema(MOST_LINE)]
"""One short line by language, printed letter for letter."""

Summary = Annotated[
    dict[Language, _Summary], BeforeValidator(_by_language), AfterValidator(_complete), _schema(MOST_SUMMARY)
]
"""One or two sentences by language, printed letter for letter."""

Text = Annotated[
    dict[Language, _Text], BeforeValidator(_by_language), AfterValidator(_complete), Prose(), _schema(MOST_TEXT)
]
"""A text by language: `{nl: …, en: …}`, or a plain text in the default language."""

Texts = tuple[Text, ...]
Synonyms = dict[Language, tuple[_Line, ...]]


def _whole_number(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value):
        return int(value)
    raise PydanticCustomError("geen-getal", "number", {"value": str(value)[:40] if isinstance(value, str) else "…"})


def _yes_or_no(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("geen-ja-nee", "boolean")


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Minutes = Annotated[WholeNumber, Field(ge=1, le=1440)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]


def _is_id(value: str) -> str:
    if len(value) > MOST_ID or not re.fullmatch(ID, value):
        raise PydanticCustomError("geen-id", "id", {"value": value[:80]})
    return value


def _is_source_id(value: str) -> str:
    if len(value) > MOST_ID or not re.fullmatch(SOURCE_ID, value):
        raise PydanticCustomError("geen-id", "id", {"value": value[:80]})
    return value


Id = Annotated[
    str, AfterValidator(_is_id), WithJsonSchema({"type": "string", "pattern": f"^{ID}$", "maxLength": MOST_ID})
]
SourceId = Annotated[str, AfterValidator(_is_source_id), Source()]
CardId = Annotated[Id, Reference()]
ConceptId = Annotated[Id, Reference(("concept",))]
MethodId = Annotated[Id, Reference(("tool", "conversation"))]
FactorId = Annotated[Id, Reference(("factor",))]


Status = Annotated[str, Word("status")]
Licence = Annotated[str, Word("licence")]
Goal = Annotated[str, Word("goal")]
Phase = Annotated[str, Word("phase")]
Trust = Annotated[str, Word("trust")]
Level = Annotated[str, Word("level")]
Setting = Annotated[str, Word("setting")]
Audience = Annotated[str, Word("audience")]
ConceptGroup = Annotated[str, Word("concept-group")]
Strength = Annotated[str, Word("strength")]
Per = Annotated[str, Word("per")]
