"""Data files as scripts: the only thing that a page may load from a disk, and under a strict CSP.

Each calls a function of the page that asked for it, with what kind of data it is, its name and the data.
"""

from __future__ import annotations

import hashlib
import json


def compact(payload: object) -> str:
    """Return ``payload`` as JSON that is also JavaScript."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    # Line separators of Unicode end a string in browsers before 2019.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def call(receiver: str, kind: str, name: str | int, payload: str) -> bytes:
    """Return a script that hands a payload, written by :func:`compact`, to the function ``receiver``."""
    return f"{receiver}({json.dumps(kind)},{json.dumps(name)},{payload})\n".encode()


def digest(content: bytes) -> str:
    """Return the part of a file's name that changes with its content."""
    return hashlib.sha256(content).hexdigest()[:8]
