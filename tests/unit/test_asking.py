"""What no lock names is not installed behind the back of who sits at a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.browser import chromium, office


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "agreed"),
    [("y\n", True), ("是\n", True), ("n\n", False), ("\n", False), ("", False)],
)
def test_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch, answer: str, agreed: bool) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("sys.stdin", _Terminal(answer))
    assert chromium.agreed("甲") is agreed


def test_a_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert chromium.agreed("甲")
    monkeypatch.setenv("CI", "1")
    monkeypatch.setattr("sys.stdin", _Terminal("n\n"))
    assert chromium.agreed("甲")


def test_nothing_is_installed_after_a_no(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[tuple[str, ...]] = []

    def run(*words: str) -> bool:
        ran.append(words)
        return False

    for name in (chromium.VARIABLE, office.VARIABLE, "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "apt-get").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setattr(chromium, "playwrights", lambda: None)
    for module in (chromium, office):
        monkeypatch.setattr(module, "run", run)
        monkeypatch.setattr(module, "as_root", tuple)
    for provide, refused in (
        (chromium.provide, chromium.NoChromiumError),
        (office.provide, office.NoOfficeError),
    ):
        monkeypatch.setattr("sys.stdin", _Terminal("n\n"))
        with pytest.raises(refused):
            provide()
    assert ran == []
