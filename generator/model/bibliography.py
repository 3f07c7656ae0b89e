"""The works that cards cite, as CSL-YAML (the fields of CSL-JSON, https://docs.citationstyles.org/en/stable/specification.html)."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.model.values import Record, SourceId, WholeNumber

WorkType = Literal[
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "legislation",
    "paper-conference",
    "post-weblog",
    "report",
    "thesis",
    "webpage",
]


def _doi(value: str) -> str:
    """The form that Crossref found in all but a sliver of its DOIs (crossref.org/blog, 11 August 2015), `<>` allowed for old ones."""
    if not re.fullmatch(r"10\.\d{4,9}/[-._;()/:<>A-Za-z0-9]+", value) or value.endswith("."):
        raise PydanticCustomError("foute-doi", "doi", {"value": value[:80]})
    return value


def _isbn(value: str) -> str:
    """ISBN-10 or ISBN-13 with its check digit (ISO 2108)."""
    digits = value.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))
        if total % 11 == 0:
            return value
    elif (
        re.fullmatch(r"97[89]\d{10}", digits)
        and sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    ):
        return value
    raise PydanticCustomError("foute-isbn", "isbn", {"value": value[:40]})


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        raise PydanticCustomError("fout-adres", "url", {"value": value[:80]})
    return value


Doi = Annotated[str, AfterValidator(_doi)]
Isbn = Annotated[str, AfterValidator(_isbn)]
Web = Annotated[str, AfterValidator(_web)]
Short = Annotated[str, Field(min_length=1, max_length=400)]
Year = Annotated[int, BeforeValidator(lambda value: int(value) if re.fullmatch(r"[0-9]{1,4}", str(value)) else value)]


class Name(Record):
    """A person (family, given) or an organisation (literal)."""

    family: Short | None = None
    """Family name."""

    given: Short | None = None
    """Given name or initials."""

    literal: Short | None = None
    """The name of an organisation."""


class Issued(Record):
    """When the work appeared: [[year, month, day]], as much as is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    date_parts: tuple[tuple[WholeNumber, ...], ...] = Field(alias="date-parts", min_length=1, max_length=2)


class Work(Record):
    """One work, in the fields of CSL."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: SourceId
    type: WorkType
    title: Short
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: Issued | None = None
    container_title: Short | None = Field(None, alias="container-title")
    collection_title: Short | None = Field(None, alias="collection-title")
    publisher: Short | None = None
    publisher_place: Short | None = Field(None, alias="publisher-place")
    edition: Short | None = None
    volume: Short | None = None
    issue: Short | None = None
    number: Short | None = None
    page: Short | None = None
    genre: Short | None = None
    language: Short | None = None
    DOI: Doi | None = None
    ISBN: Isbn | None = None
    URL: Web | None = None
    note: str | None = None
    """How the entry was checked: for maintainers, never published."""

    def published(self) -> dict[str, object]:
        """The work as CSL-JSON, without what is for maintainers only."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True, exclude={"note"}, mode="json")
