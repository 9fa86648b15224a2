"""The workflows are valid, safe, and call nothing but make targets that exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGETS = set(
    re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


def steps(workflow):
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def answer(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_are_workflows_for_a_proposed_change_and_its_content_and_one_for_the_main_branch():
    assert [workflow.stem for workflow in WORKFLOWS] == ["check", "content", "publish"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_files_for_github_follow_its_schema(schema, files):
    checked = answer(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files)
    assert checked.returncode == 0, checked.stdout


def test_a_workflow_with_a_mistake_is_told_from_a_valid_one(tmp_path):
    wrong = tmp_path / "wrong.yml"
    right = WORKFLOWS[0].read_text(encoding="utf-8")
    wrong.write_text(right.replace("runs-on:", "run-on:"), encoding="utf-8")
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema")
    assert answer(*command, "vendor.github-workflows", wrong).returncode == 1


def test_zizmor_finds_nothing_unsafe():
    zizmor = Path(sys.executable).with_name("zizmor")
    checked = answer(zizmor, "--offline", "--persona=pedantic", "--strict-collection", ".github")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@every_workflow
def test_workflows_run_only_make_targets_that_exist(workflow):
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands
    for command in commands:
        assert command.startswith("make ")
        assert command.removeprefix("make ") in TARGETS


@every_workflow
def test_actions_are_githubs_own_and_pinned_by_commit_with_the_version_beside(workflow):
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    pinned = r"uses: (actions/[a-z-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$"
    assert used == re.findall(pinned, workflow.read_text(encoding="utf-8"), re.MULTILINE)


@every_workflow
def test_no_right_is_granted_to_a_whole_workflow_and_every_job_ends(workflow):
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert content["permissions"] == {}
    assert all(job["timeout-minutes"] <= 30 for job in content["jobs"].values())
    assert "concurrency" in content


def test_a_proposed_change_is_checked_with_read_rights_only():
    content = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    # YAML 1.1 reads the word `on` as true.
    assert content[True] == {"pull_request": None}
    assert content["jobs"]["check"]["permissions"] == {"contents": "read"}


def test_proposed_content_is_checked_with_read_rights_only():
    content = yaml.safe_load((ROOT / ".github/workflows/content.yml").read_text(encoding="utf-8"))
    assert content[True]["pull_request"]["paths"][0] == "docs/annotations/**"
    assert content["jobs"]["content"]["permissions"] == {"contents": "read"}
    assert (
        "secrets" not in (ROOT / ".github/workflows/content.yml").read_text("utf-8").split("on:")[1]
    )


def test_ci_runs_the_same_two_commands_as_a_person():
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r"^make .*", script, re.MULTILINE) == ["make test", "make site"]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
