"""How well figures are found in articles: ``python -m tests.bench.extraction [--real FOLDER] [--slips]``.

On the four invented articles of ``tests/draft/articles``, and on the five real ones if their folder is named (their
texts are not part of the repository). ``--slips`` also prints each thing that is wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tests.draft.answers import (
    Key,
    Score,
    Slip,
    invented,
    invented_key,
    proposals_of,
    real_key,
    score,
    vocabulary,
)

COLUMNS = (
    "figures",
    "found",
    "number",
    "unit",
    "comparator",
    "period",
    "all right",
    "place",
    "plan",
    "false",
)


def invented_scores() -> Iterator[tuple[str, Score, tuple[Slip, ...]]]:
    """Score the invented articles, one after the other."""
    words = vocabulary()
    for path in invented():
        proposals = proposals_of(path, words)
        yield path.name, *score(invented_key(path, proposals.article.text), proposals)


def real_scores(folder: Path) -> Iterator[tuple[str, Score, tuple[Slip, ...]]]:
    """Score the real articles in ``folder``, which holds ``facts.jsonl`` as well."""
    words = vocabulary()
    for path in sorted(folder.glob("00[0-9].md")):
        proposals = proposals_of(path, words)
        key: Key = real_key(path.stem, folder, proposals.article.text)
        yield path.name, *score(key, proposals)


def row(name: str, result: Score) -> str:
    """One row of the table in Markdown; shares in percent."""
    shares = [
        result.found_share,
        *(
            result.of_found(count)
            for count in (
                *(result.number, result.unit, result.comparator, result.period),
                result.right,
            )
        ),
    ]
    # The list of facts about the real articles names neither.
    asked = ((result.scope, result.scope_asked), (result.plan, result.plan_asked))
    others = [f"{right / of:.1%}" if of else "–" for right, of in asked]
    cells = [name, str(result.asked), *(f"{share:.1%}" for share in shares), *others]
    cells.append(f"{result.false_share:.1%}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", type=Path, metavar="FOLDER")
    parser.add_argument("--slips", action="store_true")
    options = parser.parse_args()
    print(f"| article | {' | '.join(COLUMNS)} |")
    print(f"| --- |{' ---: |' * len(COLUMNS)}")
    told: list[tuple[str, Slip]] = []
    groups = [("invented", invented_scores())]
    if options.real:
        groups.append(("real", real_scores(options.real)))
    for group, scores in groups:
        total = Score()
        for name, result, slips in scores:
            print(row(name, result))
            total.add(result)
            told += [(name, slip) for slip in slips]
        print(row(f"**{group}, all**", total))
    if options.slips:
        for name, slip in told:
            print(f"{name}: {slip.what}: {slip.name} {slip.said}")


if __name__ == "__main__":
    main()
