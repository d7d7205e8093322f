"""`./vendorscope` from a checkout: sets itself up once, survives being killed, and says in one line what it is missing.

What would be downloaded is played by a small `uv` on the PATH, and each test has a checkout of its own; the real
download is the first thing that `.ci/run` does.
"""

import ast
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

LAUNCHER = Path(__file__).resolve().parent.parent / "vendorscope"

# `uv venv … DIR`, `uv pip install … -r LOCK` and `uv pip install … -e ROOT`, without a network: what is installed is a
# command that repeats its arguments. While a file `slow` lies in the checkout, an installation takes long.
UV = """#!{python}
import os, pathlib, subprocess, sys, time
*_, last = sys.argv
root = pathlib.Path({root!r})
if sys.argv[1] == "venv":
    sys.exit(subprocess.call([{python!r}, "-m", "venv", "--without-pip", last]))
if "-r" in sys.argv:
    with open(root / "installed", "a") as record:
        record.write(os.path.basename(last) + "\\n")
    (root / ".venv" / "half").touch()
    while (root / "slow").exists():
        time.sleep(0.02)
else:
    for name in ("vendorscope", "pytest.py"):
        (root / ".venv" / "bin" / name).write_text("import sys; print('ran', *sys.argv[1:])")
    (root / ".venv" / "half").unlink()
"""


@pytest.fixture
def checkout(tmp_path):
    """A folder with the launcher, two locks and a project in it, and a `uv` that installs next to nothing."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text("# nothing\n")
    shutil.copy(LAUNCHER, tmp_path / "vendorscope")
    (tmp_path / "path").mkdir()
    uv = tmp_path / "path" / "uv"
    uv.write_text(UV.format(python=sys.executable, root=str(tmp_path)))
    uv.chmod(0o755)
    return tmp_path


def environment(checkout, **more):
    """A PATH with the checkout's own `uv` and the system's tools; nothing else of this process's settings."""
    return {"PATH": f"{checkout / 'path'}:/usr/bin:/bin", "HOME": str(checkout), **more}


def run(checkout, *arguments, python=sys.executable, cwd=None, **more):
    """The launcher as a user calls it: exit code, standard output, standard error."""
    call = [python, checkout / "vendorscope", *arguments]
    done = subprocess.run(
        call, env=environment(checkout, **more), cwd=cwd or checkout, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def installed(checkout):
    """Which locks were installed, in order."""
    return (checkout / "installed").read_text().split()


def until(condition, seconds=20):
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def test_the_first_call_sets_up_and_the_second_only_runs(checkout):
    """
    Standard output is the command's alone: `./vendorscope export facts > facts.csv` is right at the first call too.
    """
    told = "vendorscope: setting up .venv with uv: once, some seconds\n"

    assert run(checkout, "export", "facts") == (0, "ran export facts\n", told)
    assert run(checkout, "export", "facts") == (0, "ran export facts\n", "")
    assert installed(checkout) == ["requirements.lock"]


def test_options_and_no_arguments_at_all_reach_the_command(checkout):
    """
    `./vendorscope` and `./vendorscope --port 8600` are the dashboard's: the launcher takes nothing away.
    """
    assert run(checkout)[:2] == (0, "ran\n")
    assert run(checkout, "--port", "8600")[:2] == (0, "ran --port 8600\n")


def test_it_runs_from_any_folder_and_through_a_link(checkout, tmp_path_factory):
    """
    Its own place is found through links; the working directory stays the caller's.
    """
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "vs").symlink_to(checkout / "vendorscope")

    done = subprocess.run(
        [sys.executable, elsewhere / "vs", "status"],
        env=environment(checkout),
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "ran status\n"
    assert not (elsewhere / ".venv").exists()


def test_tests_bring_the_developers_tools_and_keep_them(checkout):
    """
    Who only looks at the dashboard downloads no test tools; who has them keeps them, also when the lock changes.
    """
    run(checkout, "status")
    run(checkout, "test", "--version")
    run(checkout, "status")
    (checkout / "requirements.lock").write_text("# changed\n")
    run(checkout, "status")

    assert installed(checkout) == ["requirements.lock", "requirements-dev.lock", "requirements-dev.lock"]


def test_a_changed_lock_is_installed_and_an_unchanged_one_is_not(checkout):
    """
    After a `git pull` that changes a dependency, the next command has it.
    """
    run(checkout, "status")
    os.utime(checkout / "requirements.lock", (0, 0))
    run(checkout, "status")
    assert len(installed(checkout)) == 1

    (checkout / "requirements.lock").write_text("# changed\n")
    assert run(checkout, "status")[:2] == (0, "ran status\n")
    assert len(installed(checkout)) == 2


def test_a_killed_set_up_is_finished_by_the_next_call(checkout):
    """
    Nothing of the half-made environment is left, whatever it was.
    """
    (checkout / "slow").touch()
    first = subprocess.Popen(
        [sys.executable, checkout / "vendorscope", "status"],
        env=environment(checkout),
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    until((checkout / ".venv" / "half").exists)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    (checkout / "slow").unlink()
    (checkout / ".venv" / "litter").touch()

    assert run(checkout, "status")[:2] == (0, "ran status\n")
    assert not (checkout / ".venv" / "litter").exists()
    assert run(checkout, "status") == (0, "ran status\n", "")


def test_an_installer_that_outlives_its_launcher_is_waited_for(checkout):
    """
    Killing the launcher alone leaves its installer writing into `.venv`: the next call must not write there too.
    """
    (checkout / "slow").touch()
    first = subprocess.Popen(
        [sys.executable, checkout / "vendorscope", "status"], env=environment(checkout), stderr=subprocess.DEVNULL
    )
    until((checkout / ".venv" / "half").exists)
    first.kill()
    first.wait()
    second = subprocess.Popen(
        [sys.executable, checkout / "vendorscope", "status"],
        env=environment(checkout),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert second.stderr.readline() == "vendorscope: another ./vendorscope is setting up .venv: waiting for it\n"
    assert (checkout / ".venv" / "half").exists()
    (checkout / "slow").unlink()

    assert second.communicate(timeout=30)[0] == "ran status\n"


def test_two_at_once_set_up_once(checkout):
    """
    The second waits for the first and finds everything there.
    """
    (checkout / "slow").touch()
    both = [
        subprocess.Popen(
            [sys.executable, checkout / "vendorscope", word],
            env=environment(checkout),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        for word in ("one", "two")
    ]
    until((checkout / "installed").exists)
    (checkout / "slow").unlink()

    assert sorted(each.communicate(timeout=30)[0] for each in both) == ["ran one\n", "ran two\n"]
    assert installed(checkout) == ["requirements.lock"]


def test_an_environment_that_somebody_else_made_is_kept(checkout):
    """
    A `.venv` made by hand or by an editor may hold more than we know of: it is added to, not thrown away.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
    (checkout / ".venv" / "mine").touch()

    assert run(checkout, "status")[:2] == (0, "ran status\n")
    assert (checkout / ".venv" / "mine").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(checkout):
    """
    As after an upgrade of the system's Python.
    """
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")

    assert run(checkout, "status")[:2] == (0, "ran status\n")


def test_without_a_network_it_says_so(checkout):
    """
    One line, exit 3, and the same command finishes the work once the network is back.
    """
    (checkout / "path" / "uv").rename(checkout / "uv-for-later")
    (checkout / "requirements.lock").write_text("not-to-be-had==1.0 --hash=sha256:" + "0" * 64 + "\n")

    code, out, err = run(checkout, "status", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="1")

    assert (code, out) == (3, "")
    assert "did not answer: connect and repeat" in err.splitlines()[-1]

    (checkout / "uv-for-later").rename(checkout / "path" / "uv")
    assert run(checkout, "status")[:2] == (0, "ran status\n")


def test_a_python_without_venv_is_told_what_to_install(checkout):
    """
    Debian splits `ensurepip` off into a package of its own.
    """
    (checkout / "path" / "uv").unlink()
    library = Path(sysconfig.get_path("stdlib"))
    bare = checkout / "bare" / "lib" / library.name
    bare.mkdir(parents=True)
    for part in library.iterdir():
        if part.name != "ensurepip":
            (bare / part.name).symlink_to(part)

    code, out, err = run(checkout, "status", python=os.path.realpath(sys.executable), PYTHONHOME=str(checkout / "bare"))

    assert (code, out) == (3, "")
    assert err.splitlines()[-1] == (
        "vendorscope: this Python cannot make environments: apt install python3-venv (Debian) or install uv, and repeat"
    )


def test_an_old_python_is_told_which_one_is_needed(checkout):
    """
    The launcher can be read by Pythons that can run nothing else here.
    """
    ast.parse(LAUNCHER.read_text(encoding="utf-8"), feature_version=(3, 6))
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (old)'; sys.argv = sys.argv[1:]; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    (checkout / "path" / "uv").unlink()

    done = subprocess.run(
        [sys.executable, "-c", pretend, checkout / "vendorscope"],
        env={"PATH": str(checkout / "path")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (3, "")
    needs = "vendorscope: needs Python 3.11 or newer, this is 3.9.2: install one and repeat"
    assert done.stderr.splitlines()[-1] == needs


def test_a_folder_that_cannot_be_written_is_named(checkout):
    """
    `.venv` lies in the checkout and nowhere else.
    """
    (checkout / ".venv").write_text("not a folder")

    code, out, err = run(checkout, "status")

    assert (code, out) == (3, "")
    assert err.startswith(f"vendorscope: cannot write {checkout / '.venv'} (File exists)")
