"""The search index: plain scripts that a page loads from its own site, also from a disk."""

from casebook.publish.search_index.build import FOLDER, Built, Search, TextFile, build

__all__ = ["FOLDER", "Built", "Search", "TextFile", "build"]
