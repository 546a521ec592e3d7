"""What a host may set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What a host may set. ``site_url`` and ``repository`` are empty where none is named."""

    site_name: str = "雁阵"
    site_url: str = ""
    repository: str = ""
