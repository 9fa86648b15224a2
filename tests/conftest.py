"""What tests share: the four texts converted and built once, and golden files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A law is tested, not a speed; and where nobody is there to look, every run tries the same texts.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what the code makes now into tests/golden instead of comparing with it",
    )


ACCURACY = pytest.StashKey[list[str]]()
"""Lines on what was found of what a reader labelled."""


@pytest.fixture
def accuracy(request: pytest.FixtureRequest) -> Callable[[str, int, int, int], None]:
    """Shows precision and recall at the end of the run: `accuracy("names", right, found, labels)`."""

    def show(what: str, right: int, found: int, labels: int) -> None:
        line = f"{what}: precision {right / found:.3f} of {found}, recall {right / labels:.3f} of {labels}"
        request.config.stash.setdefault(ACCURACY, []).append(line)

    return show


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash.get(ACCURACY, [])
    if lines:
        terminalreporter.section("accuracy against the labels")
        for line in sorted(lines):
            terminalreporter.write_line(line)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file below tests/golden: `golden("page.md", text)`."""

    def compare(name: str, text: str) -> None:
        file = ROOT / "tests/golden" / name
        if request.config.getoption("--rewrite-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{name} is new: run pytest --rewrite-golden and read what it wrote"
        assert text == file.read_bytes().decode(), (
            f"{name} is no longer what it was; if that is meant: pytest --rewrite-golden"
        )

    return compare


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module of this Python, started in `folder`; fails the test with its output."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that a site is made of, as a fresh checkout has it."""
    folder = tmp_path_factory.mktemp("reading room")
    for name in ("docs", "converters", "hooks", "overrides"):
        generated = shutil.ignore_patterns("documents", "__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=generated)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def converted(project: Path) -> Path:
    """The folder with Markdown and JSON of the four texts."""
    run(project, "converters", "convert")
    return project / "docs/documents"


@pytest.fixture(scope="session")
def site(converted: Path) -> Path:
    """The folder of the built site."""
    project = converted.parent.parent
    run(project, "mkdocs", "build", "--strict")
    return project / "site"
