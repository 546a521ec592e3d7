"""How well questions are answered above the results: what is shown is right, and how many are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from casebook.model.library import Library
from casebook.publish import search_index
from tests.conftest import PROJECT
from tests.sample.data_files import data_files
from tests.search.browser_side import bundled, running

FOLDER = PROJECT / "tests/search"
QUESTIONS = FOLDER / "questions.yml"
CADRE = FOLDER / "cadre_questions.yml"
TUNED = FOLDER / "tuned_questions.yml"
GRADED = tuple(FOLDER / f"{name}.yml" for name in ("queries", "unseen", "strangers"))
_ENOUGH = 2
"""A record of this grade or more answers a graded query."""

Shown = Mapping[str, Any]
Ask = Callable[[str], list[Shown]]
Look = Callable[[str], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Question:
    """A question, whether the library answers it, and what tells a right answer."""

    text: str
    answered: bool
    right: Callable[[Shown], bool]


@dataclass(frozen=True)
class Score:
    """What was shown and right, shown and wrong; how many questions the library answers, and how many got something."""

    right: int
    wrong: int
    answerable: int
    answered: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of right ones among all answers shown."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def coverage(self) -> float:
        """The share of answered questions among those that the library answers."""
        return self.answered / max(self.answerable, 1)


def _says(shown: Shown) -> str:
    return "\n".join((shown["lead"], shown["text"], *shown["quotes"]))


def _right(given: Mapping[str, Any]) -> Callable[[Shown], bool]:
    accepted = [(a["case"], a["says"]) for a in given.get("answers", ())]
    if not accepted:
        # Where nobody says it, only what says so may be shown.
        return lambda shown: bool(shown["silent"])
    return lambda shown: any(
        shown["id"] == case and says in _says(shown) for case, says in accepted
    )


def questions(path: Path) -> list[Question]:
    """Read questions with the words of their answers."""
    given = yaml.safe_load(path.read_text("utf-8"))
    return [Question(q["q"], q["answered"], _right(q)) for q in given]


def graded(paths: Iterable[Path]) -> list[Question]:
    """Read the question class of graded queries: right is what stands in a record that answers the query."""
    return [
        Question(q["q"], True, _graded(q["rel"]))
        for path in paths
        for q in yaml.safe_load(path.read_text("utf-8"))["queries"]
        if q["class"] == "question"
    ]


def _graded(grades: Mapping[str, int]) -> Callable[[Shown], bool]:
    return lambda shown: grades.get(shown["id"], 0) >= _ENOUGH


def score(given: Sequence[Question], ask: Ask) -> Score:
    """Ask all questions."""
    right = wrong = answered = 0
    faults = []
    for question in given:
        found = ask(question.text)
        answered += question.answered and bool(found)
        for shown in found:
            if question.right(shown):
                right += 1
            else:
                wrong += 1
                faults.append(f"{question.text} -> {shown['id']}#{shown['anchor']} {shown['text']}")
    answerable = sum(question.answered for question in given)
    return Score(right, wrong, answerable, answered, tuple(faults))


@contextmanager
def asking(library: Library, folder: Path) -> Iterator[tuple[Ask, Look, Look]]:
    """Write the data of ``library`` into ``folder``; give what answers a question as the browse page does.

    The second says what the library holds no number of, where nothing answers; the third what comes near.
    """
    for name, content in {**search_index.build(library).files, **data_files(library)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    script = bundled(folder, "../../tests/search/answering.ts")
    with running("ask_answers.mjs", script, folder) as process:
        yield (
            lambda text: process.ask(text)["answers"],
            lambda text: process.ask(text)["unseen"],
            lambda text: process.ask(text)["near"],
        )
