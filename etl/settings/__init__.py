"""Settings: flags over environment over `vendorscope.toml` over defaults; read once, handed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource

from etl.errors import UsageError
from etl.settings.models import Http, Limits, Settings
from etl.settings.places import Place, config_path, environment, file, flags
from etl.settings.refusals import refusals

__all__ = ["Http", "Limits", "Settings", "load"]


def load(
    given: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Settings:
    """The settings in force; `given` holds the flags data_dir, warehouse and config (absent or None: not given).

    Paths come out absolute. Raises UsageError naming each file, variable or flag with its key, value and mend.
    """
    given = {} if given is None else given
    environ = os.environ if environ is None else environ
    cwd = Path.cwd() if cwd is None else cwd
    places = [flags(given, cwd), environment(environ, cwd), file(config_path(given, environ, cwd))]
    problems = [problem for place in places for problem in place.problems]
    if problems:
        raise UsageError("\n".join(problems))
    return _merged([*places, Place({"data_dir": cwd.absolute() / "data"}, ".".join)])


def _merged(places: list[Place]) -> Settings:
    class Given(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,  # noqa: ARG003
            *_: PydanticBaseSettingsSource,
            **__: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return tuple(InitSettingsSource(settings_cls, init_kwargs=place.values) for place in places)

    try:
        return Settings.model_validate(dict(Given()))  # not of a local class: it walks to other processes
    except ValidationError as error:
        raise UsageError(refusals(error.errors(), places)) from error
