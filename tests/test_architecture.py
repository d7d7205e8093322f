"""The house itself: one folder, rooms that keep apart, papers that agree with the code."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import app
import etl

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULES = sorted(path for package in ("app", "etl") for path in (ROOT / package).rglob("*.py"))
TEXT = {".py", ".sql", ".toml", ".md", ".csv", ".yml", ".lock", ".txt", ""}


def tracked():
    """Every text file that git keeps, or would keep at the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout, so there is nothing to say about what is kept in it")
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.suffix in TEXT and path.is_file()]


def pins(name):
    """What a lock holds: package -> version."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)", line) for line in lines]
    return {match[1].lower().replace("_", "-"): match[2] for match in found if match}


def test_both_packages_come_from_one_folder():
    """
    `app` and `etl` are common names: whichever Python finds first is imported, so both must be this checkout's.
    """
    assert Path(app.__file__).parent.parent == Path(etl.__file__).parent.parent == ROOT


def test_the_rooms_keep_apart():
    """
    Who may import whom stands in pyproject.toml; a module that belongs to no room fails as well.
    """
    lint = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert lint.returncode == 0, lint.stdout[-2000:] + lint.stderr[-2000:]


def test_every_module_says_what_it_is_for():
    """
    Its first words are a docstring.
    """
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]

    assert [path.relative_to(ROOT).as_posix() for path in silent] == []


def test_the_readme_names_every_command():
    """
    What `vendorscope --help` lists, the README explains.
    """
    from etl.cli import vendorscope

    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in vendorscope.commands if f"`vendorscope {name}" not in readme] == []


def test_the_readme_gives_a_reason_for_every_dependency():
    """
    The table "Built with" has a row for each package that pyproject.toml asks for, and for none that it does not.
    """
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Built with")[1].split("\n## ")[0]
    first_cells = " ".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| "))
    named = set(re.findall(r"`([a-z0-9-]+)`", first_cells))

    assert named == {Requirement(line).name for line in PROJECT["dependencies"]}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ],
)
def test_the_locks_answer_what_the_project_asks_for(lock, wanted):
    """
    A dependency added or raised without `nox -s lock` would leave a fresh checkout without it.
    """
    locked = pins(lock)

    assert [
        line for line in wanted if not Requirement(line).specifier.contains(locked.get(Requirement(line).name, "0"))
    ] == []


def test_developers_have_the_versions_that_users_have():
    """
    Where both locks name a package, they name the same version of it.
    """
    users, developers = pins("requirements.lock"), pins("requirements-dev.lock")

    assert {name: developers.get(name) for name in users} == users


def test_the_locks_name_packages_and_hashes_only():
    """
    Where packages come from is the machine's business: a lock with an address in it fails behind a mirror.
    """
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert not re.search(r"://|--(extra-)?index-url|--find-links", (ROOT / name).read_text(encoding="utf-8"))


def test_nothing_names_somebody_s_machine():
    """
    A path into a home directory works for one person only.
    """
    home = re.compile(r"(?<![\w.~-])/(?:home|root|Users)/\w")

    assert [path.name for path in tracked() if home.search(path.read_text(encoding="utf-8", errors="replace"))] == []


def test_no_test_is_left_out_by_accident():
    """
    A test that was singled out or switched off while somebody looked for a bug stays found.
    """
    left = re.compile(r"mark\.only\b|breakpoint\(\)|mark\.skip\b(?!\(reason=)|set_trace\(\)")
    here = Path(__file__).name

    assert [
        path.name for path in (ROOT / "tests").glob("*.py") if path.name != here and left.search(path.read_text())
    ] == []
