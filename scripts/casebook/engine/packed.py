"""Our own values as bytes for the store, and back: nothing but values of our own classes is made of what it holds."""

from __future__ import annotations

import io
import pickle
from typing import ClassVar

_OTHERS = {("builtins", "str"), ("types", "GenericAlias"), ("decimal", "Decimal")}


class _Reader(pickle.Unpickler):
    _known: ClassVar[dict[tuple[str, str], type]] = {}
    """Thousands of values are made of a few classes."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class of ours. Raises ``UnpicklingError`` for any other, and for what is no class."""
        known = self._known.get((module, name))
        if known is not None:
            return known
        if (module, name) not in _OTHERS and not module.startswith("casebook."):
            raise pickle.UnpicklingError(f"{module}.{name}")
        found: object = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return self._known.setdefault((module, name), found)


def packed(value: object) -> bytes:
    """Return a value of our own as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes | None) -> object | None:
    """Return the value again; nothing where the bytes are not one of ours."""
    if content is None:
        return None
    try:
        value: object = _Reader(io.BytesIO(content)).load()
    except Exception:  # noqa: BLE001  what was kept may be anything
        return None
    return value
