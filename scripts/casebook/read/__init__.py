"""Text -> Document: plain data with the line and column of every key, and what is wrong as YAML.

No rule about meaning lives here: a document that reads without a problem may still be nonsense.
"""

from casebook.read.document import Document
from casebook.read.place import Mark
from casebook.read.reader import read_document
from casebook.read.scalars import Value

__all__ = ["Document", "Mark", "Value", "read_document"]
