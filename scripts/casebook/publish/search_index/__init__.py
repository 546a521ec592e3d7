"""The search index: plain scripts that a page loads from its own site, also from a disk."""

from casebook.publish.search_index.build import Built, build
from casebook.publish.search_index.script import FOLDER

__all__ = ["FOLDER", "Built", "build"]
