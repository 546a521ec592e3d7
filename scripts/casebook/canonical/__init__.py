"""The canonical form of a record: one way to write the same data, so that a diff shows what changed.

Block style, two spaces a level, list items two under their key, keys in the order of the model, quotes
only where needed (and always on codes, dates and numbers), terms instead of aliases, Chinese punctuation
between Chinese characters. Comments stay with the key or item they stand above or beside.

Why not a round trip through ruamel.yaml: it hangs a comment on the token *before* it, so that putting
keys in order carries every comment to the wrong key, and it drops comments inside ``[ ]``.
"""

from casebook.canonical.form import UnfixableError, canonical

__all__ = ["UnfixableError", "canonical"]
