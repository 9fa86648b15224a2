"""Facts about the project as a whole that must hold whatever changes."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
TARGETS = set(
    re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
every_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def git(*arguments):
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def tracked():
    """The files that git keeps and that are text."""
    for name in git("ls-files", "-z").split("\0"):
        path = ROOT / name
        if name and path.is_file() and b"\0" not in path.read_bytes()[:8000]:
            yield name, path.read_bytes().decode("utf-8", "replace")


def names(lock):
    return set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))


# --- sources ---


@pytest.mark.parametrize("name", ["docs/sources/a.txt", "docs/sources/b/c.txt", "tests/golden/d"])
def test_git_leaves_line_ends_of_released_texts_and_golden_files_alone(name):
    assert git("check-attr", "text", name).strip() == f"{name}: text: unset"


# --- dependencies ---


def dependency_lines():
    """Each dependency of pyproject.toml with the line above it."""
    lines = read("pyproject.toml").splitlines()
    entry = re.compile(r'    "[A-Za-z0-9_.-]+[^"]*",')
    first, last = lines.index("dependencies = ["), lines.index("[tool.hatch.build.targets.wheel]")
    return [
        (line.strip(), lines[number - 1].strip())
        for number, line in enumerate(lines)
        if first < number < last and entry.fullmatch(line)
    ]


def test_every_dependency_says_why_it_is_there():
    project = tomllib.loads(read("pyproject.toml"))
    groups = project["dependency-groups"].values()
    listed = [
        item
        for group in (project["project"]["dependencies"], *groups)
        for item in group
        if isinstance(item, str)
    ]
    assert [line.strip('",') for line, _ in dependency_lines()] == listed
    assert [line for line, above in dependency_lines() if not above.startswith("# ")] == []


def test_every_exception_from_the_linter_says_why():
    ignored = (
        read("pyproject.toml").partition("\nignore = [")[2].partition("[tool.ruff.lint.mccabe]")[0]
    )
    codes = re.findall(r'^ +"[A-Z]+\d*",.*$', ignored, re.MULTILINE)
    assert len(codes) > 10
    assert [line for line in codes if not re.search(r'", +# \w', line)] == []


def test_there_is_a_lock_for_building_and_one_for_development():
    assert [lock.stem for lock in LOCKS] == ["dev", "site"]


@every_lock
def test_every_locked_package_has_its_hashes(lock):
    entries = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@every_lock
def test_a_lock_names_no_server_and_no_folder(lock):
    assert re.findall(r"://|^-|\bfile:|^\s*/", lock.read_text(encoding="utf-8"), re.MULTILINE) == []


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads(read("pyproject.toml"))
    groups = project["dependency-groups"]
    for lock, asked in (
        ("site", [*project["project"]["dependencies"], *groups["build"]]),
        ("dev", [item for item in groups["dev"] if isinstance(item, str)]),
    ):
        wanted = {re.match(r"[a-z0-9-]+", item)[0] for item in asked}
        assert wanted <= names(ROOT / f"requirements/{lock}.txt")


def test_both_locks_agree_on_versions():
    site, dev = (
        set(re.findall(r"^\S+==\S+", read(f"requirements/{name}.txt"), re.MULTILINE))
        for name in ("site", "dev")
    )
    assert site <= dev


# --- words ---


def test_the_readme_names_the_two_commands():
    commands = re.findall(r"^make [a-z]+", read("README.md"), re.MULTILINE)
    assert commands == ["make site", "make test"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/about/contribute.md"])
def test_the_make_targets_that_a_page_names_exist(name):
    assert set(re.findall(r"`make ([a-z]+)", read(name))) <= TARGETS


def test_contributing_names_every_make_target():
    assert set(re.findall(r"`make ([a-z]+)", read("CONTRIBUTING.md"))) == TARGETS - {"help"}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_of_the_project_lead_somewhere(name):
    targets = re.findall(r"\]\(([^)#:]+)\)", read(name))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_no_file_names_a_folder_of_somebodys_machine():
    found = re.compile(r"(?<![\w.:/…-])/(?:work|root|tmp|Users|opt|mnt)/\w[^\s)\"']*")
    assert [
        f"{name}: {match}"
        for name, text in tracked()
        if not name.startswith("docs/sources/")
        for match in found.findall(text)
    ] == []


def test_every_fonts_licence_and_origin_are_beside_it():
    fonts = ROOT / "docs/assets/fonts"
    assert (fonts / "OFL-Source-Serif-4.txt").is_file()
    assert (fonts / "OFL-Public-Sans.txt").is_file()
    origin = read("docs/assets/fonts/README.txt")
    for font in fonts.glob("*.woff2"):
        family = re.match(r"source-serif-4|public-sans|reading-room-superiors", font.name)[0]
        assert family in origin
    assert sum(font.stat().st_size for font in fonts.glob("*.woff2")) <= 250_000


def test_the_style_sheet_of_fonts_names_just_the_files_that_are_there():
    named = set(
        re.findall(r"\.\./fonts/([\w-]+\.woff2)", read("docs/assets/stylesheets/fonts.css"))
    )
    assert named == {font.name for font in (ROOT / "docs/assets/fonts").glob("*.woff2")}
