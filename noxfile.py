"""Every check of the house: `./vendorscope nox` runs them all, `./vendorscope nox -s lint types` runs two of them.

Sessions use the environment that they are started from: it is locked, and so are the answers. Only `wheel` makes a new
one, to see what somebody gets who installs the package.
"""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["format", "lint", "types", "imports", "tests", "wheel"]

ROOT = Path(__file__).parent
SCRIPTS = Path(sys.executable).parent


@nox.session(name="format")
def format_(session: nox.Session) -> None:
    """Say which files are not laid out as ruff lays them out; `nox -s mend` lays them out."""
    session.run(sys.executable, "-m", "ruff", "format", "--check", "--output-format", "concise", ".")


@nox.session
def lint(session: nox.Session) -> None:
    """Look for what reads badly or breaks easily."""
    session.run(sys.executable, "-m", "ruff", "check", "--output-format", "concise", ".")


@nox.session(default=False)
def mend(session: nox.Session) -> None:
    """Lay out every file and mend what can be mended without a thought."""
    session.run(sys.executable, "-m", "ruff", "check", "--fix", ".")
    session.run(sys.executable, "-m", "ruff", "format", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check every type of both packages."""
    session.run(sys.executable, "-m", "mypy", *session.posargs)


@nox.session
def imports(session: nox.Session) -> None:
    """Hold the rooms apart: who may import whom stands in pyproject.toml."""
    session.run(str(SCRIPTS / "lint-imports"), external=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; what follows `--` goes to pytest."""
    session.run(sys.executable, "-m", "pytest", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it alone, and refresh a copy of the data from an empty folder."""
    work = Path(session.create_tmp()).resolve()
    shutil.rmtree(work / "dist", ignore_errors=True)
    shutil.rmtree(work / "elsewhere", ignore_errors=True)
    session.run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work / "dist"))
    [built] = (work / "dist").glob("*.whl")
    holds_every_file(session, built)

    session.run(sys.executable, "-m", "venv", "--clear", str(work / "venv"))
    python = str(work / "venv" / "bin" / "python")
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
    session.run(*install, "--require-hashes", "-r", str(ROOT / "requirements.lock"), external=True)
    session.run(*install, str(built), external=True)
    session.run(python, "-m", "pip", "check", external=True)

    elsewhere = work / "elsewhere"
    shutil.copytree(ROOT / "data", elsewhere / "data", ignore=shutil.ignore_patterns("warehouse"))
    vendorscope = str(work / "venv" / "bin" / "vendorscope")
    with session.chdir(elsewhere):
        session.run(vendorscope, "--version", external=True)
        session.run(vendorscope, "refresh", external=True)
        session.run(vendorscope, "check", external=True)
        session.run(vendorscope, "export", "facts", "-o", "facts.csv", external=True)
        status = session.run(vendorscope, "status", "--json", external=True, silent=True)
    facts = json.loads(str(status))["tables"]["facts"]
    if not facts:
        session.error("the installed package published no fact")
    session.log(f"the installed package published {facts} facts")


def holds_every_file(session: nox.Session, built: Path) -> None:
    """SQL, words, vocabulary and theme travel in the wheel, and nothing beside the two packages does."""
    tracked = str(session.run("git", "ls-files", "app", "etl", external=True, silent=True)).split()
    with zipfile.ZipFile(built) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    if missing := set(tracked) - inside:
        session.error(f"not in the wheel: {', '.join(sorted(missing))}")
    if stray := {name.partition("/")[0] for name in inside} - {"app", "etl"}:
        session.error(f"in the wheel, though no package of ours: {', '.join(sorted(stray))}")


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Write both locks anew from pyproject.toml, with uv; `nox -s lock -- --upgrade` takes the newest of everything."""
    compile_ = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--quiet"]
    compile_ += [
        "--python-version",
        "3.11",
        "--custom-compile-command",
        "nox -s lock",
        "--no-emit-index-url",
        "--group",
        "build",
    ]
    session.run(*compile_, *session.posargs, "-o", "requirements.lock", external=True)
    dev = ["--extra", "dev", "--constraint", "requirements.lock", "-o", "requirements-dev.lock"]
    session.run(*compile_, *session.posargs, *dev, external=True)
