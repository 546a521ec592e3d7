"""Prints how well questions are answered above the results: ``python -m tests.bench.answers [--wrong]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.sample.real import real_library
from tests.search.answers import CADRE, GRADED, QUESTIONS, TUNED, asking, graded, questions, score


def main() -> None:
    """Print a line for each list of questions; with ``--wrong`` also what was shown and should not have been."""
    lists = (
        ("陌生人的问题", questions(QUESTIONS)),
        ("乡镇干部的问题", questions(CADRE)),
        ("调规则用的问题", questions(TUNED)),
        ("分级检索词里的问句", graded(GRADED)),
    )
    with tempfile.TemporaryDirectory() as folder, asking(real_library(), Path(folder)) as (ask, *_):
        for name, given in lists:
            found = score(given, ask)
            print(  # noqa: T201  that is what it is for
                f"{name}：{len(given)} 问，显示 {found.right + found.wrong} 条，对 {found.right} 条，"
                f"准确率 {found.precision:.3f}；库里答得出 {found.answerable} 问，"
                f"答了 {found.answered} 问，覆盖率 {found.coverage:.3f}"
            )
            if "--wrong" in sys.argv:
                print("\n".join(f"  {fault}" for fault in found.faults))  # noqa: T201


if __name__ == "__main__":
    main()
