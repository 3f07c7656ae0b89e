"""Cards that could not be read, in the preview; a page with their problems at their usual address out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.files import CardFile
from generator.outputs import OutputFile
from generator.problems import Problem, report
from generator.render.addresses import markdown_path
from generator.render.book import Book
from generator.render.environment import environment
from generator.render.front import front_matter


def broken_pages(book: Book, broken: Mapping[str, CardFile], problems: Iterable[Problem]) -> Iterator[OutputFile]:
    """For whoever is editing a card: its page says what is wrong instead of being gone."""
    template = environment().get_template("broken.md.j2")
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    for id_, file in broken.items():
        address = f"{book.addresses.kind(file.kind)}{id_}/"
        front = front_matter(
            {
                "title": id_,
                "lang": book.language,
                "kind": file.kind,
                "hide": ["navigation", "toc"],
                "search": {"exclude": True},
            }
        )
        text = template.render(
            w=book.words, front=front, report=report(by_path.get(file.path, []), "text", book.words).split("\n")
        )
        yield OutputFile(book.language, markdown_path(address, book.addresses.root), text)
