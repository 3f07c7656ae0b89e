"""Who may know whom: imports point one way, from the command line down to the problems."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import generator

PACKAGE = Path(generator.__file__).parent

ORDER = [
    ["wording"],
    ["problems"],
    ["syntax"],
    ["document"],
    ["reader"],
    ["model"],
    ["layout"],
    ["markup"],
    ["prose", "files", "invalid", "blueprint"],
    ["faults"],
    ["load"],
    ["references", "history", "changes"],
    ["sums", "renaming", "translations"],
    ["link"],
    ["quality", "outputs", "store", "policy", "finished", "schema"],
    ["templating", "aside"],
    ["render"],
    ["paper"],
    ["pipeline", "contents"],
    ["skeleton", "settings"],
    ["folder", "asked"],
    ["keeping", "weighing"],
    ["cli", "plugin"],
    ["__main__"],
]
"""The layers, lowest first. A module may import from lower layers; within the packages of a layer, as Python allows."""

RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def layer(module: str) -> str:
    """The layer of a module: the first name below the package."""
    return module.removeprefix("generator").strip(".").split(".")[0]


def imports(file: Path) -> set[str]:
    """Every module that a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str() as module, names=names, level=0):
                found |= {f"{module}.{alias.name}" if f"{module}.{alias.name}" in FILES else module for alias in names}
            case ast.ImportFrom():
                found.add("a relative import")
    return found


FILES = {
    ".".join(("generator", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
}
MODULES = {module: imports(file) for module, file in FILES.items()}


def test_every_module_has_a_layer() -> None:
    """A new module gets its place in the order above."""
    assert {layer(module) for module in MODULES} - {""} == set(RANK)


def test_imports_point_one_way() -> None:
    """No module knows of one in a higher layer, or of another in its own layer."""
    wrong = [
        (module, other)
        for module, found in MODULES.items()
        for other in sorted(found)
        if other.startswith("generator.")
        and layer(module) != layer(other)
        and RANK[layer(module)] <= RANK[layer(other)]
    ]
    assert wrong == []


def test_no_circles_within_a_layer() -> None:
    """Inside a package of several modules, imports make no circle either."""
    ours = {module: {other for other in found if other in MODULES} for module, found in MODULES.items()}
    left = dict(ours)
    while free := [module for module, found in left.items() if not found & left.keys() - {module}]:
        for module in free:
            del left[module]
    assert left == {}


def test_only_the_plugin_knows_mkdocs() -> None:
    """MkDocs can be replaced by writing one other module."""
    assert [module for module, found in MODULES.items() if any(name.split(".")[0] == "mkdocs" for name in found)] == [
        "generator.plugin"
    ]


def test_only_the_adapters_do_what_the_world_sees() -> None:
    """The command line is known to its own modules only, and processes are started by two; YAML is read and written in few."""

    def users(package: str) -> list[str]:
        return [module for module, found in MODULES.items() if any(name.split(".")[0] == package for name in found)]

    assert users("click") == ["generator.asked", "generator.cli", "generator.keeping", "generator.weighing"]
    assert users("subprocess") == ["generator.cli", "generator.history"]
    assert users("yaml") == [
        "generator.folder",
        "generator.layout.comments",
        "generator.layout.scalars",
        "generator.reader",
    ]
    assert users("nh3") == ["generator.render.armour"]
    assert users("markdown_it") == ["generator.faults", "generator.markup", "generator.prose"]
    assert users("lxml") == users("requests") == users("socket") == []
    assert {name for found in MODULES.values() for name in found if name.startswith("urllib")} <= {"urllib.parse"}


def test_what_is_imported_is_declared() -> None:
    """Every package that the program imports stands in pyproject.toml, so that a clean machine has it."""
    text = (PACKAGE.parent / "pyproject.toml").read_text("utf-8")
    declared = set(re.findall(r'^  "([\w-]+)[=>]', text.split("[project.scripts]")[0], re.MULTILINE))
    names = {"yaml": "pyyaml", "markdown_it": "markdown-it-py", "citeproc": "citeproc-py"}
    outside = (
        {name.split(".")[0] for found in MODULES.values() for name in found}
        - set(sys.stdlib_module_names)
        - {"generator"}
    )
    declared.add("pydantic_core")  # of pydantic
    assert {names.get(name, name) for name in outside} - declared == set()


def test_every_module_says_what_goes_in_and_out() -> None:
    """Each module has a docstring whose first paragraph is a finished sentence, and is short enough to read at once."""
    for file in sorted(PACKAGE.rglob("*.py")):
        docstring = ast.get_docstring(ast.parse(file.read_text("utf-8")))
        assert docstring, file
        assert docstring.split("\n\n")[0].endswith("."), file
        assert len(file.read_text("utf-8").splitlines()) <= 330, file


def test_no_state_in_modules() -> None:
    """No module changes a global, and nothing is cached but by `functools.cache` on a class."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            assert not isinstance(node, (ast.Global, ast.Nonlocal)), file
