"""The workflows: pinned, with the least rights, and with their logic in scripts that are tested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.editing.issue.form import LABEL
from tests.small_plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
PINNED = re.compile(r"(?P<action>[\w-]+/[\w-]+)@(?P<commit>[0-9a-f]{40}) # v(?P<version>[0-9]+\.[0-9]+\.[0-9]+)")
WRITES = {
    "avance.yml": {"proponer": {"contents", "issues", "pull-requests"}},
    "comentar.yml": {"comentar": {"pull-requests"}},
    "publicar.yml": {"publicar": {"pages", "id-token"}},
    "version.yml": {"atestiguar": {"id-token", "attestations"}},
}
"""The jobs that may write, and what."""

PLAIN = {"actions/checkout", "actions/download-artifact", "actions/deploy-pages", "actions/attest-build-provenance"}
"""What a job that may write may use: nothing that installs or builds."""


def workflow(name: str) -> dict[str, Any]:
    """A workflow; every scalar is text, so that `on` stays `on`."""
    data = yaml.load((FOLDER / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  the loader of plain text
    assert isinstance(data, dict)
    return data


def jobs(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job with its name."""
    yield from workflow(name)["jobs"].items()


def steps(name: str) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for _, job in jobs(name):
        yield from job["steps"]


every_workflow = pytest.mark.parametrize("name", [path.name for path in FILES])


def test_these_are_the_workflows():
    assert [path.name for path in FILES] == [
        *("avance.yml", "comentar.yml", "pruebas.yml", "publicar.yml", "revisar.yml", "version.yml"),
    ]


@every_workflow
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(name):
    used = re.findall(r"uses: (.*)", (FOLDER / name).read_text("utf-8"))
    assert used or name == "x"
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_version_everywhere():
    pins: dict[str, set[str]] = {}
    for path in FILES:
        for found in PINNED.finditer(path.read_text("utf-8")):
            pins.setdefault(found["action"], set()).add(f"{found['commit']} {found['version']}")
    assert {action: commits for action, commits in pins.items() if len(commits) > 1} == {}


@every_workflow
def test_rights_are_written_down_and_are_no_more_than_these(name):
    top = workflow(name)["permissions"]
    assert top in ({}, "", {"contents": "read"}), "the rest is given to the job that needs it"
    may = {
        job: {right for right, level in body.get("permissions", {}).items() if level == "write"}
        for job, body in jobs(name)
    }
    assert {job: rights for job, rights in may.items() if rights} == WRITES.get(name, {})
    assert "write-all" not in (FOLDER / name).read_text("utf-8")


@every_workflow
def test_a_job_that_may_write_installs_and_builds_nothing(name):
    for job, body in jobs(name):
        if job in WRITES.get(name, {}):
            assert {step["uses"].split("@")[0] for step in body["steps"] if "uses" in step} <= PLAIN
            runs = [step["run"] for step in body["steps"] if "run" in step]
            assert [line for line in runs if not re.fullmatch(r"python3 scripts/ci/\w+\.py", line)] == []


@every_workflow
def test_what_anybody_can_trigger_has_no_rights_beyond_reading(name):
    events = workflow(name)["on"]
    assert "pull_request_target" not in events
    if "pull_request" in events:
        assert name not in WRITES


@every_workflow
def test_no_text_of_others_is_put_into_a_command(name):
    assert [step["run"] for step in steps(name) if "run" in step and "${{" in step["run"]] == []


@every_workflow
def test_no_secret_is_used_but_the_tokens_own(name):
    text = (FOLDER / name).read_text("utf-8")
    assert "secrets" not in text
    for step in steps(name):
        assert set(step.get("env", {}).values()) <= {"${{ github.token }}"}


@every_workflow
def test_every_job_ends_and_says_on_what_it_runs(name):
    for _, body in jobs(name):
        assert 1 <= int(body["timeout-minutes"]) <= 60
        assert body["runs-on"] == "ubuntu-24.04"


@every_workflow
def test_checkouts_leave_no_credentials_behind(name):
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] == "false"
            assert "ref" not in step["with"], "the commit of the event, never one that somebody names"
            assert "repository" not in step["with"]


@every_workflow
def test_what_is_run_is_there(name):
    for step in steps(name):
        for script in re.findall(r"scripts/\S+", step.get("run", "")):
            assert (ROOT / script).is_file()


def test_the_check_sees_the_whole_history():
    for name in ("revisar.yml", "publicar.yml"):
        (checkout,) = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout")]
        assert checkout["with"]["fetch-depth"] == "0"


def test_the_comment_follows_the_check_by_its_name():
    assert workflow("comentar.yml")["on"]["workflow_run"]["workflows"] == [workflow("revisar.yml")["name"]]


def test_the_report_waits_for_the_label_of_the_form():
    condition = workflow("avance.yml")["jobs"]["preparar"]["if"]
    assert f"contains(github.event.issue.labels.*.name, '{LABEL}')" in condition
    assert "author_association" in condition


def test_what_one_job_leaves_another_takes():
    """Names and folders of artifacts agree."""
    left = {
        step["with"]["name"]: step["with"]["path"] for step in steps("avance.yml") if "upload" in step.get("uses", "")
    }
    (taken,) = [step["with"] for step in steps("avance.yml") if "download-artifact" in step.get("uses", "")]
    assert left == {taken["name"]: taken["path"]} == {"entrega": "entrega"}
    names = {step["with"]["name"] for step in steps("revisar.yml") if "upload-artifact" in step.get("uses", "")}
    assert names == {"revision", "sitio"}
    assert 'ARTIFACT = "revision"' in (ROOT / "scripts/ci/comentar.py").read_text("utf-8")


def test_gitlab_checks_proposals_and_publishes_the_main_branch():
    text = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
    data = yaml.safe_load(text)
    assert data["revisar"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert data["revisar"]["script"] == ['sh scripts/ci/revisar.sh "$CI_MERGE_REQUEST_DIFF_BASE_SHA"']
    assert data["revisar"]["artifacts"]["when"] == "always"
    assert re.fullmatch(r"\w[-\w ]*", data["revisar"]["artifacts"]["expose_as"], re.ASCII)
    assert data["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert data["variables"]["GIT_DEPTH"] == "0"
    for script in re.findall(r"scripts/\S+\.sh", text):
        assert (ROOT / script).is_file()


def test_no_service_trusts_the_register_of_a_site():
    """A repository could bring one, with a forged site that it vouches for."""
    places = [*FOLDER.glob("*.yml"), ROOT / ".gitlab-ci.yml", *(ROOT / "scripts/ci").glob("*.sh")]
    texts = [place.read_text("utf-8") for place in places]
    assert not any(".pat-cache" in text for text in texts)
    lines = [line for text in texts for line in text.splitlines() if "pat construir" in line]
    assert len(lines) == 3
    assert all("--desde-cero" in line or "--pdf" in line for line in lines)
