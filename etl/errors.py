"""The error tree: every error says where, what, and the mend; its `exit_code` is the command's."""

from __future__ import annotations

from typing import ClassVar


class VendorscopeError(Exception):
    """Anything that ends a command with a message instead of a traceback."""

    exit_code = 3
    code = "failed"


class UsageError(VendorscopeError):
    """A flag, a setting, a table or version name, or `sources.toml`: nothing was read."""

    exit_code = 2
    code = "usage"


class NothingPublished(VendorscopeError):
    """There is no readable snapshot yet."""

    code = "nothing_published"


class Blocked(VendorscopeError):
    """A release check failed: the old version stands."""

    code = "blocked"


class Busy(VendorscopeError):
    """Another refresh or rollback holds the warehouse."""

    exit_code = 4
    code = "busy"


class Interrupted(VendorscopeError):
    """SIGINT or SIGTERM: the old version stands."""

    code = "interrupted"
    came: ClassVar[Interrupted | None] = None  # told apart by it: DuckDB puts an error of its own in the place of ours

    def __init__(self, message: str, exit_code: int = 130) -> None:
        super().__init__(message)
        self.exit_code = exit_code
