"""Measurements that nobody made, for the table and the page that are drawn from them."""

from __future__ import annotations

from casebook.model.measurements import Machine, Measurements, Row

MACHINE = Machine(processor="Test CPU", cores=2, memory=23.5, system="Linux 6.1", python="3.11.7")


def row(tool: str, size: int, state: str = "cold", **given: float | bool | None) -> Row:
    """Return a row; what is not given is 1 s, 1 s of CPU, 10 MB, 2 files of 3 MB."""
    values = {"wall": 1.0, "cpu": 1.0, "peak": 10.0, "bytes": 3_000_000, "files": 2, **given}
    fixed = {"version": "1.0", "date": "2026-11-30", "commit": "abc1234"}
    return Row.model_validate({"tool": tool, "size": size, "state": state, **fixed, **values})


def measured(*rows: Row) -> Measurements:
    """Return measurements of these rows."""
    return Measurements(machine=MACHINE, rows=rows)
