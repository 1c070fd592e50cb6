"""The program as a process: signals, pipes, and what it loads."""

import os
import signal
import subprocess
import sys

import pytest

from riftbook.cli import exits


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_interrupts(number: signal.Signals) -> None:
    """The signal comes while Python runs a string, as it does to make a dataclass."""
    waiting = "import time; from riftbook.project import schema; from riftbook.cli import main; "
    waiting += "wait = \"print('now', flush=True); time.sleep(60)\"; "
    waiting += "schema.json_schema = lambda: exec(wait); "
    command = [sys.executable, "-c", waiting + "import sys; sys.exit(main(['schema']))"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "now\n"
        program.send_signal(number)
        _, err = program.communicate(timeout=20)
    assert program.returncode == exits.INTERRUPTED
    assert err == "interrupted: nothing more was written\n"


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m riftbook schema | head -c 1"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment)
    assert (done.stdout, done.stderr) == ("{", "")


def test_help_loads_nothing_that_a_build_needs() -> None:
    """It answers at once because it has nothing to wait for."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-X", "importtime", "-m", "riftbook", "--help"]
    done = subprocess.run(command, check=True, capture_output=True, env=environment, text=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "riftbook.cli" in loaded
    assert not loaded & {"weasyprint", "ebooklib", "PIL", "markdown", "jinja2", "lxml", "pikepdf"}
