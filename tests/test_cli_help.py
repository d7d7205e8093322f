"""Help: every command is documented, and what its help shows can be pasted."""

import contextlib
import io
import shlex
from pathlib import Path

import click
import pytest

from etl import cli
from etl.cli import vendorscope

README = Path(__file__).parents[1] / "README.md"
COMMANDS = sorted(vendorscope.commands)


def text(name):
    """The help of a command as it is shown; "" is the program's own."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        cli.run([*name.split(), "--help"])
    return out.buffer.getvalue().decode()


def examples(name):
    """The lines of a help that are commands."""
    return [line.strip() for line in text(name).splitlines() if line.startswith("      vendorscope")]


def test_the_commands_are_those_of_the_contract():
    """
    All of them, and no other.
    """
    assert COMMANDS == [
        "check", "dashboard", "explain", "export", "extract", "refresh", "rollback", "schedule", "status", "versions",
    ]  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    """
    A command that nobody can find is not there.
    """
    assert f"`vendorscope {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_says_what_it_does(name):
    """
    In words, and with an example.
    """
    command = vendorscope.commands[name]

    assert len(command.help.splitlines()[0]) <= 65  # or the list of commands cuts it off
    assert examples(name)
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("example", [example for name in ["", *COMMANDS] for example in examples(name)])
def test_an_example_can_be_pasted(example):
    """
    The program takes its words: the command is there, so are its options, and their values are right.
    """
    _, *words = shlex.split(example)
    if not words or words[0] == "COMMAND":
        return

    with vendorscope.make_context("vendorscope", list(words)) as root:
        name, command, rest = vendorscope.resolve_command(root, [*root._protected_args, *root.args])
        command.make_context(name, rest, parent=root)


@pytest.mark.parametrize("flags", [["-h"], ["--help"], ["--version"], ["refresh", "-h"]])
def test_help_and_version_are_what_was_asked_for(flags, capsys):
    """
    On standard output, with exit 0.
    """
    assert cli.run(flags) == 0
    assert capsys.readouterr().out
