"""The models: what a card may hold, and how each wrong value is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from generator import reader
from generator.model import FOLDERS, KINDS
from generator.model.amounts import Duration, Figures, GroupSize
from generator.model.bibliography import Work
from generator.model.concept import Definition
from generator.model.factor import Evidence
from generator.model.programme import Session
from generator.model.values import Record, near
from generator.model.vocabulary import GROUPS, Term
from generator.model.worksheet import Area
from generator.pipeline import Checked
from tests.project import CARDS


def test_folders_and_kinds() -> None:
    """Each kind has a folder, in the order of the site."""
    assert FOLDERS == {
        "concepts": "concept", "tools": "tool", "conversations": "conversation", "factors": "factor", "programmes": "programme",
    }  # fmt: skip


def test_cards_cannot_change(checked: Checked) -> None:
    """Nothing of a card that was read can be replaced."""
    card = checked.catalogue.cards["rondje"].card
    with pytest.raises(ValidationError):
        card.version = 9  # type: ignore[misc]


def models(annotation: Any) -> list[type[BaseModel]]:
    """The models inside a type, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in models(part)]


def unused(model: type[BaseModel], written: list[Any], place: str) -> list[str]:
    """The fields of a model, and of the models inside it, that are in none of the given mappings."""
    found = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        values = [one[key] for one in written if key in one]
        if not values:
            found.append(f"{place}.{key}")
            continue
        for inner in models(field.annotation):
            items = [item for value in values for item in (value if isinstance(value, list) else [value])]
            found += unused(inner, items, f"{place}.{key}")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_made_up_cards_use_every_field(kind: str) -> None:
    """The cards of these tests leave no field of their kind untried; a worksheet has fields that never go together."""
    other = CARDS.parent / "problems" / "werkblad-vorm" / "methods"
    trees = []
    for file in sorted(path for folder in (CARDS, other) for path in (folder / f"{kind}s").glob("*.yml")):
        document, problems = reader.read(file.name, file.read_bytes())
        assert problems == []
        assert document is not None
        trees.append(document.tree)
    assert unused(KINDS[kind], trees, kind) == []


def refused(model: type[BaseModel], values: dict[str, Any]) -> list[tuple[str, tuple[int | str, ...]]]:
    """The type and place of each mistake in a mapping."""
    known = {"strength": ("direct", "near"), "audience": ("staff",)}
    try:
        model.model_validate(values, context={"words": known})
    except ValidationError as error:
        return [(detail["type"], detail["loc"]) for detail in error.errors()]
    return []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tekst", []),
        ({"nl": "Tekst"}, []),
        ({"nl": "Tekst", "en": "Text"}, []),
        ({"en": "Text"}, ["taal-ontbreekt"]),
        ({"nl": "Tekst", "fr": "Texte"}, ["onbekende-taal"]),
        ({"nl": "Tekst", "Let op": "x"}, ["tekst-werd-veld"]),
        ({"nl": "papier", "pen": ""}, ["komma-splitst"]),  # `{nl: papier, pen}`
        ({"nl": "papier", "en nog een pen": ""}, ["komma-splitst"]),
        ("", ["leeg"]),
        ("  \n ", ["leeg"]),
        ({"nl": ""}, ["leeg"]),
        (["Tekst"], ["dict_type"]),
        ({"nl": ["Tekst"]}, ["string_type"]),
        ({"nl": {"nl": "Tekst"}}, ["string_type"]),
        ("x" * 4_000, []),
        ("x" * 4_001, ["string_too_long"]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_text(value: object, expected: list[str]) -> None:
    """A text is a string, or a string for each language of which Dutch is one."""
    assert [code for code, _ in refused(Definition, {"text": value})] == expected


def test_line_is_one_line() -> None:
    """White space in a line is one space, so that a title never breaks a page."""
    assert Area.model_validate({"title": "  Wie\n  doet\u00a0wat ", "column": "1", "row": "1"}).title == {
        "nl": "Wie doet wat"
    }


@pytest.mark.parametrize("value", ["1", "7", "12"])
def test_whole_number(value: str) -> None:
    """A whole number is written in digits."""
    assert Area.model_validate({"title": "x", "column": value, "row": "1"}).column == int(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *((value, "geen-getal") for value in ("", "-1", "1.5", "1_0", "0x1", "één", "\u0661", "12345", ["1"])),
        ("0", "greater_than_equal"),
        ("13", "less_than_equal"),
    ],
)
def test_not_a_whole_number(value: object, code: str) -> None:
    """A sign, point, other script or list is no whole number; nor is one out of range a good one."""
    assert refused(Area, {"title": "x", "column": value, "row": "1"}) == [(code, ("column",))]


@pytest.mark.parametrize("value", ["yes", "True", "ja", "1", "", ["true"]])
def test_yes_or_no(value: object) -> None:
    """Yes and no are written `true` and `false`, and no other way."""
    assert refused(Definition, {"text": "x", "quote": value}) == [("geen-ja-nee", ("quote",))]
    assert Definition.model_validate({"text": "x", "quote": "true"}).quote is True


@pytest.mark.parametrize("value", ["", "A", "a--b", "-a", "a-", "1a", "a_b", "é", "a" * 65, "a/b", "../a", "a\n"])
def test_not_an_id(value: str) -> None:
    """An id that is no file name of a card is refused."""
    session = {"id": value, "title": "x", "minutes": "5", "goal": "x", "agenda": [{"minutes": "5", "title": "x"}]}
    assert refused(Session, session) == [("geen-id", ("id",))]


def test_unknown_word() -> None:
    """A word that the vocabulary does not have is refused; without a vocabulary any word passes, as its file has its own problem."""
    assert refused(Evidence, {"text": "x", "strength": "neer"}) == [("onbekend-woord", ("strength",))]
    assert Evidence.model_validate({"text": "x", "strength": "neer"}).strength == "neer"


def test_unknown_field() -> None:
    """Nothing may be added to a mapping."""
    assert refused(Evidence, {"text": "x", "strength": "near", "kracht": "x"}) == [("extra_forbidden", ("kracht",))]


@pytest.mark.parametrize(
    ("value", "good"), [("2027-03-18", True), ("2027-02-30", False), ("18/3/2027", False), ("", False)]
)
def test_date(value: str, *, good: bool) -> None:
    """A date is a day that exists, with the year first."""
    session = {
        "id": "x",
        "title": "x",
        "minutes": "5",
        "goal": "x",
        "agenda": [{"minutes": "5", "title": "x"}],
        "date": value,
    }
    assert refused(Session, session) == ([] if good else [("geen-datum", ("date",))])


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("09:30", True),
        ("00:00", True),
        ("23:59", True),
        ("9:30", False),
        ("24:00", False),
        ("09:30:00", False),
        ("", False),
    ],
)
def test_clock(value: str, *, good: bool) -> None:
    """A time has two digits for the hour and two for the minutes; a session without one begins at half past nine."""
    session = {"id": "x", "title": "x", "minutes": "5", "goal": "x", "agenda": [{"minutes": "5", "title": "x"}]}
    assert refused(Session, session | {"start": value}) == ([] if good else [("geen-uur", ("start",))])
    assert Session.model_validate(session).starts == dt.time(9, 30)
    if good:
        assert Session.model_validate(session | {"start": value}).starts.isoformat("minutes") == value


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("10.1093/jopart/mum032", True),
        ("10.1002/(SICI)1097-0266(199707)18:7<509::AID-SMJ882>3.0.CO;2-Z", True),
        ("https://doi.org/10.1093/jopart/mum032", False),
        ("doi:10.1093/x", False),
        ("10.1093/", False),
        ("10.109/x", False),
        ("10.1093/x y", False),
        ("10.1093/x.", False),
    ],
)
def test_doi(value: str, *, good: bool) -> None:
    """A DOI is written bare, without an address before it or a full stop behind it."""
    assert refused(Work, {"id": "a", "type": "book", "title": "x", "DOI": value}) == (
        [] if good else [("foute-doi", ("DOI",))]
    )


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("978-90-5875-123-2", True),
        ("9789058751232", True),
        ("90-274-3964-8", True),
        ("080442957X", True),
        ("0-8044-2957-x", True),
        ("978-90-5875-123-9", False),
        ("90-274-3964-5", False),
        ("977-90-5875-123-2", False),
        ("97890587512", False),
        ("X804429570", False),
        ("", False),
    ],
)
def test_isbn(value: str, *, good: bool) -> None:
    """The check digit of an ISBN must be right, in its old and its new length."""
    assert refused(Work, {"id": "a", "type": "book", "title": "x", "ISBN": value}) == (
        [] if good else [("foute-isbn", ("ISBN",))]
    )


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("example.org", False),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ('https://example.org/"onclick=', False),
        ("https://", False),
    ],
)
def test_web_address(value: str, *, good: bool) -> None:
    """An address of a work is one on the web."""
    assert refused(Work, {"id": "a", "type": "book", "title": "x", "URL": value}) == (
        [] if good else [("fout-adres", ("URL",))]
    )


def test_notes_of_works_are_not_published(checked: Checked) -> None:
    """How a work was checked is for maintainers; the rest of it is as CSL-JSON writes it."""
    assert checked.catalogue.works["peeters-2021"].published() == {
        "id": "peeters-2021",
        "type": "article-journal",
        "title": "Straten die samen zorgen: een verhaal",
        "author": [{"family": "Peeters", "given": "Ann"}, {"family": "De Smet", "given": "Jo"}],
        "issued": {"date-parts": [[2021, 3]]},
        "container-title": "Tijdschrift voor Buurten",
        "volume": "4",
        "issue": "2",
        "page": "10-19",
        "DOI": "10.1234/buurt.2021",
    }


@pytest.mark.parametrize(
    ("model", "numbers", "good"),
    [
        (Duration, {"min": "10", "usual": "10", "max": "10"}, True),
        (Duration, {"min": "10", "usual": "20", "max": "30"}, True),
        (Duration, {"min": "20", "usual": "10", "max": "30"}, False),
        (Duration, {"min": "10", "usual": "30", "max": "20"}, False),
        (GroupSize, {"min": "4"}, True),
        (GroupSize, {"min": "4", "max": "3"}, False),
    ],
)
def test_figures_in_order(model: type[Figures], numbers: dict[str, str], *, good: bool) -> None:
    """Numbers that say least and most may not go down."""
    assert model.model_validate(numbers).in_order() is good


@pytest.mark.parametrize(("word", "expected"), [("titel", "title"), ("sumary", "summary"), ("xyz", ""), ("", "")])
def test_nearest_word(word: str, expected: str) -> None:
    """A slip of the keyboard finds the word that was meant; anything else finds nothing."""
    assert near(word, ["title", "summary", "steps"]) == expected


def test_vocabulary_of_the_project_is_complete(checked: Checked) -> None:
    """The groups are those that the models use, and a term has a sentence to explain it."""
    assert tuple(checked.library.vocabulary.groups) == GROUPS
    assert refused(Term, {"label": "x"}) == [("missing", ("explanation",))]


def test_every_model_and_field_says_what_it_is() -> None:
    """Each class of the model has a docstring, and each field too, but for those of a work, which CSL describes."""

    def below(parent: type[BaseModel]) -> list[type[BaseModel]]:
        return [one for child in parent.__subclasses__() for one in (child, *below(child))]

    for model in below(Record):
        assert model.__doc__, model
        if model.__module__ != "generator.model.bibliography":
            assert [name for name, field in model.model_fields.items() if not field.description] == [], model
