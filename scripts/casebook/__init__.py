"""Yanzhen: records of grassroots governance, proven against their sources, as a static site."""

__version__ = "0.1.0"
