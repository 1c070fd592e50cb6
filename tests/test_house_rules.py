"""The rules of the house that no linter knows: sizes, names, doors, and what never gets in."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "riftbook"
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
"""Lines from `def` to the end, without the docstring."""
VAGUE = {"common", "handler", "helper", "helpers", "manager", "process", "util", "utils"}
"""Words that say nothing of what a thing is for."""

DOORS = {
    "weasyprint": {"typeset"},
    "ebooklib": {"editions"},
    "PIL": {"figures"},
    "markdown": {"markup"},
    "jinja2": {"layout"},
    "markupsafe": {"layout", "editions"},
    "msgspec": {"records"},
    "pikepdf": {"assemble", "checks"},
    "pydyf": {"assemble"},
    "fontTools": {"fonts"},
    "pygments": {"markup"},
    "lxml": {"markup", "resolve", "layout", "editions", "checks"},
}
"""Library to the modules that may import it."""

SHUT = {"pickle", "marshal", "shelve", "locale", "socket", "http", "urllib.request", "secrets"}
"""Modules of Python's own that nothing imports: the network, chance, this machine's habits."""

HEAVY = {
    "weasyprint", "ebooklib", "PIL", "markdown", "jinja2", "lxml", "fontTools", "pygments", "yaml"
}  # fmt: skip
"""Libraries that `import riftbook.cli` must not load, so that it answers at once."""

LAYING_OUT = {"jinja2", "lxml.etree", "riftbook.layout", "riftbook.resolve"}
"""What a worker that sets or compares pages has no use for, and would wait for."""

# Put together here, so that this file does not hold them.
PRIVATE = "|".join(
    re.escape(first + rest)
    for first, rest in [
        ("/", "work/"),
        ("/", "tmp/"),
        ("/", "root/"),
        ("/opt/", "pypi"),
        ("/opt/", "wheels"),
        ("pypi.", "org"),
        ("pythonhosted.", "org"),
        ("npmjs.", "org"),
        ("npmjs.", "com"),
        ("deb.debian.", "org"),
    ]
)
"""Paths of one machine, and hosts of package registries."""


@cache
def committed() -> tuple[Path, ...]:
    """Every file that is in the repository or is about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name.decode() for name in listed.split(b"\0") if name]
    return tuple(path for path in paths if path.is_file())


@cache
def parsed(path: Path) -> ast.Module:
    """A module's tree."""
    return ast.parse(path.read_bytes())


def modules(folder: Path = ROOT) -> list[Path]:
    """The Python files of the repository in and below a folder."""
    return [path for path in committed() if path.suffix == ".py" and path.is_relative_to(folder)]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods, however deep."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return lines


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported anywhere, also inside functions; of a name its full path."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    """The part of riftbook that a file belongs to: `typeset` for ``typeset/adapter.py``."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_no_file_is_too_long() -> None:
    sizes = {path: len(path.read_text().splitlines()) for path in modules()}
    assert sizes
    assert {str(path): size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": length(function)
        for path in modules()
        for function in functions(parsed(path))
        if length(function) > LONGEST_FUNCTION
    }
    assert found == {}


def test_names_say_what_a_thing_is_for() -> None:
    named = [(path, part) for path in modules() for part in path.relative_to(ROOT).parts]
    for path in modules():
        kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        nodes = [node for node in ast.walk(parsed(path)) if isinstance(node, kinds)]
        named += [(path, node.name) for node in nodes]
    vague = {
        f"{path.relative_to(ROOT)}: {name}"
        for path, name in named
        if VAGUE & {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
    }
    assert vague == set()


def test_each_library_has_one_door() -> None:
    strangers = {
        f"{path.relative_to(ROOT)} imports {library}"
        for path in modules(SOURCE)
        for library in {name.split(".")[0] for name in imports(parsed(path))} & set(DOORS)
        if part(path) not in DOORS[library]
    }
    assert strangers == set()


def test_only_the_ereader_edition_knows_ebooklib() -> None:
    knowing = {
        path.relative_to(SOURCE).parts[:2]
        for path in modules(SOURCE)
        if "ebooklib" in {name.split(".")[0] for name in imports(parsed(path))}
    }
    assert knowing <= {("editions", "ereader")}


def test_nothing_reaches_for_the_network_or_for_chance() -> None:
    reaching = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(SOURCE)
        for name in imports(parsed(path))
        if name in SHUT
    }
    assert reaching == set()


@pytest.mark.parametrize("module", ["riftbook.cli", "riftbook.__main__"])
def test_the_command_line_loads_no_heavy_library(module: str) -> None:
    program = f"import sys, {module}; print(*sorted(set(sys.modules) & {HEAVY!r}))"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "module", ["riftbook.editions.print.setting", "riftbook.checks.proofreading"]
)
def test_a_worker_loads_nothing_that_lays_out(module: str) -> None:
    program = f"import sys, {module}; print(*sorted(set(sys.modules) & {LAYING_OUT!r}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in committed()
        for number, line in enumerate(path.read_bytes().splitlines(), start=1)
        if re.search(PRIVATE.encode(), line) and b"\0" not in line
    ]
    assert found == []


def pins(name: str) -> dict[str, str]:
    """Package to version in a requirements file; each must carry a digest."""
    found: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text().strip()):
        pin = re.match(r"([a-z0-9-]+)==(\S+) \\\n +--hash=sha256:[0-9a-f]{64}", entry)
        assert pin, f"{name}: not pinned with a digest: {entry[:80]}"
        found[pin[1]] = pin[2]
    return found


def required(requirements: list[str]) -> set[str]:
    """The names of packages, without their versions."""
    return {re.split(r"[=<>!~\[ ]", requirement)[0] for requirement in requirements}


def packages(folder: Path) -> set[str]:
    """The packages that the modules in a folder import something of."""
    brought = packages_distributions()
    return {
        brought[library][0].lower().replace("_", "-")
        for path in modules(folder)
        for library in {name.split(".")[0] for name in imports(parsed(path))} & brought.keys()
    } - {"riftbook"}


def test_what_is_imported_is_what_is_required() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert packages(SOURCE) == required(project["dependencies"])


def test_what_the_tests_import_is_pinned() -> None:
    assert packages(ROOT / "tests") <= pins("requirements-dev.txt").keys()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = project["project"]["dependencies"] + project["build-system"]["requires"]
    assert required(asked) <= pins("requirements.txt").keys()


def test_both_pin_files_agree() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_the_peers_of_the_benchmarks_are_pinned() -> None:
    asked = (ROOT / "benchmarks" / "requirements.in").read_text().splitlines()
    wanted = required([line for line in asked if line[0] not in "#-"])
    assert wanted <= pins("benchmarks/requirements.txt").keys()
