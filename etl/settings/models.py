"""What can be set: each key with its type, its least and greatest value, its default and its meaning."""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

HUGE = 1e9  # beyond this a limit is none; and no number of seconds or bytes made of it overflows
HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\],]+)(:(?P<port>[0-9]{1,5}))?")


def _as_path(path: Path) -> Path:
    if "\0" in str(path):
        raise ValueError("is no path")
    return path


def _as_host(host: str) -> str:
    """`host` or `host:port`, as it stands in an address; an IPv6 address with or without its brackets."""
    found = HOST.fullmatch(host)
    if found and int(found["port"] or 1) in range(1, 65536):
        return host.lower()
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError:
        raise ValueError("is no host or host:port") from None


Above0 = Annotated[float, Field(gt=0, le=HUGE, allow_inf_nan=False)]
From0 = Annotated[float, Field(ge=0, le=HUGE, allow_inf_nan=False)]


class Section(BaseModel):
    """A table of the file: frozen, no other keys, and no text where a number belongs."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Limits(Section):
    """What an input may at most be; all may be fractions."""

    file_mb: Above0 = Field(default=64, description="megabytes of a file")
    document_chars: Above0 = Field(default=2_000_000, description="characters of a document's text")
    cell_chars: Above0 = Field(default=65_536, description="characters of a cell")
    columns: Above0 = Field(default=200, description="how many columns a table may have")
    document_seconds: Above0 = Field(default=5, description="seconds that reading a document may take")


class Http(Section):
    """How politely and how long to ask."""

    allow_private: tuple[Annotated[str, AfterValidator(_as_host)], ...] = Field(
        default=(), description="a list of hosts (or host:port) exempt from the private-address rule"
    )
    timeout_s: Above0 = Field(default=10, description="seconds for a connect or a read")
    deadline_s: Above0 = Field(default=60, description="seconds for a request in all, body included")
    retries: int = Field(default=2, ge=0, le=100, description="how many further tries")
    max_wait_s: From0 = Field(default=30, description="seconds of the longest wait between tries")
    max_mb: Above0 = Field(default=20, description="megabytes of an answer, after decompression")
    max_redirects: int = Field(default=5, ge=0, le=100, description="how many redirects to follow")
    delay_s: From0 = Field(default=1, description="seconds between requests to one host")


class Settings(BaseSettings):
    """All settings. Built directly it takes only what it is given: no file, no environment."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", strict=True)

    data_dir: Annotated[Path, AfterValidator(_as_path)] = Field(default=Path("data"), description="the data directory")
    warehouse: Annotated[Path, AfterValidator(_as_path)] = Field(
        default_factory=lambda data: Path(data["data_dir"]) / "warehouse", description="the folder that runs write to"
    )
    keep_versions: int = Field(default=10, ge=1, le=1_000_000, description="how many versions to keep")
    max_drop: float = Field(
        default=0.5,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="the share (0 to 1) of the current version's rows that a release must have at least",
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, le=1000, description="how many processes read documents"
    )
    limits: Limits = Limits()
    http: Http = Http()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is given; `etl.settings.load` adds the file and the environment."""
        return (init_settings,)
