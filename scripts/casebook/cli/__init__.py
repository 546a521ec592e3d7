"""The command ``casebook``. One command a module; what they say is Chinese."""

from casebook.cli.group import main

__all__ = ["main"]
