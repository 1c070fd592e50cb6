"""The validators themselves: each lets a good file pass and says what is wrong with a bad one."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from validators import Message, Verdict, batch, specimens, verdicts
from validators.shelf import Shelf

pytestmark = pytest.mark.validators

ONE = specimens.EPUB["book/one.xhtml"]
PACKAGE = specimens.EPUB["book/package.opf"]
LOOSE_LIST = "<ul><li><p>One.</p></li><li><p>Two.</p></li></ul>"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Verdict]:
    """Good and bad files by name, in one batch."""
    folder = tmp_path_factory.mktemp("specimens")
    broken = ONE.replace("</p>", ' <img src="nowhere.png"/><a href="#nowhere">here</a></p>')
    files = [
        specimens.epub(folder / "nameless.epub", {"book/package.opf": without_language(PACKAGE)}),
        specimens.epub(folder / "good.epub"),
        specimens.epub(folder / "broken.epub", {"book/one.xhtml": broken}),
        specimens.epub(folder / "malformed.epub", {"book/one.xhtml": ONE.replace("</h1>", "")}),
        specimens.epub(folder / "unlisted.epub", {"book/two.xhtml": ONE}),
        specimens.pdf(folder / "good.pdf", "<p>Some words.</p>"),
        specimens.pdf(folder / "loose.pdf", LOOSE_LIST),
        cut(specimens.pdf(folder / "cut.pdf", "<p>Some words.</p>")),
    ]
    return {file.name: verdict for file, verdict in verdicts(files).items()}


def without_language(package: str) -> str:
    """A package document that does not say in which language its own text is."""
    return package.replace(' xml:lang="en"', "")


def cut(file: Path) -> Path:
    """The file without its last bytes."""
    file.write_bytes(file.read_bytes()[:-200])
    return file


@pytest.mark.parametrize("name", ["good.epub", "good.pdf"])
def test_a_good_file_has_no_fault(judged: Mapping[str, Verdict], name: str) -> None:
    assert not judged[name].faults, str(judged[name])


@pytest.mark.parametrize(
    ("name", "validator", "rule"),
    [
        ("broken.epub", "EPUBCheck", "RSC-007"),  # a picture that is not there
        ("broken.epub", "EPUBCheck", "RSC-012"),  # a link to an id that is not there
        ("broken.epub", "Ace", "image-alt"),
        ("malformed.epub", "EPUBCheck", "RSC-016"),
        ("malformed.epub", "Ace", "unreadable"),
        ("unlisted.epub", "EPUBCheck", "OPF-003"),  # only a usage note, and yet a fault
        ("nameless.epub", "Ace", "epub-lang"),
        ("loose.pdf", "veraPDF", "7.2-20"),  # LI holds P: it should hold Lbl or LBody
        ("cut.pdf", "qpdf", "check"),
    ],
)
def test_a_fault_is_found(
    judged: Mapping[str, Verdict], name: str, validator: str, rule: str
) -> None:
    assert rule in judged[name].rules(validator), str(judged[name])
    assert any(m.id == rule for m in judged[name].faults)


def test_breaches_of_a_pdf_rule_are_counted(judged: Mapping[str, Verdict]) -> None:
    assert judged["loose.pdf"].rules("veraPDF") == {"7.2-20": 2}


def test_a_fault_says_where(judged: Mapping[str, Verdict]) -> None:
    (missing,) = [m for m in judged["broken.epub"].faults if m.id == "RSC-007"]
    assert missing.location.startswith("book/one.xhtml:3:")
    assert "nowhere.png" in missing.text


def test_only_the_badges_are_let_pass() -> None:
    note = Message(validator="EPUBCheck", id="CSS-028", severity="usage", text="a font")
    other = replace(note, id="OPF-003")
    assert Verdict(messages=(note, other)).faults == (other,)


def test_a_verdict_is_kept(judged: Mapping[str, Verdict], tmp_path: Path) -> None:
    shelf = Shelf(folder=tmp_path / "shelf", edition="one")
    file = specimens.epub(tmp_path / "a.epub")
    assert shelf.read(file) is None
    shelf.write(file, judged["broken.epub"])
    assert shelf.read(file) == judged["broken.epub"]
    assert replace(shelf, edition="two").read(file) is None
    assert shelf.read(specimens.epub(file, {"book/one.xhtml": ONE + "\n"})) is None


def test_what_is_kept_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    file = specimens.epub(tmp_path / "a.epub")
    kept = Verdict(messages=(Message(validator="Ace", id="x", severity="minor", text="kept"),))
    Shelf.of(batch.VALIDATORS).write(file, kept)
    assert verdicts([file]) == {file: kept}


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_a_missing_validator_is_never_passed_over(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)
    with pytest.raises(outcome, match=r"java.*chromium.*qpdf"):
        verdicts([])
