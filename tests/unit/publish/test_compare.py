"""The data of the comparison: volumes of cases, and the rules with a version of them all."""

from __future__ import annotations

import json
from typing import Any

from casebook.model.library import Library
from casebook.model.vocabulary import Vocabulary
from casebook.publish.compare import CALL, FOLDER, MARKS
from casebook.publish.volumes import volume_of
from tests.sample.data_files import data_files
from tests.sample.library import sample_library


def _files(library: Library) -> dict[str, bytes]:
    return {path: made for path, made in data_files(library).items() if path.startswith(FOLDER)}


def _payload(content: bytes) -> Any:
    text = content.decode()
    assert text.startswith(f"{CALL}(")
    arguments = text.removeprefix(f"{CALL}(").removesuffix(")\n")
    return json.loads(f"[{arguments}]")


def test_every_case_is_in_its_volume() -> None:
    library = sample_library()
    made = _files(library)
    rules = _payload(made.pop(f"{FOLDER}rules.js"))[2]
    assert set(made) == {f"{FOLDER}{number}.js" for number in range(rules["volumes"])}
    calls = {
        (number, _payload(line)[1]): line
        for number in range(rules["volumes"])
        for line in made[f"{FOLDER}{number}.js"].splitlines(keepends=True)
    }
    assert {name for _, name in calls} == set(library.cases)
    jia = calls[volume_of("jia-estate-parking", rules["volumes"]), "jia-estate-parking"]
    kind, name, case = _payload(jia)
    assert (kind, name, case["id"]) == ("case", "jia-estate-parking", "jia-estate-parking")
    assert len(case["figures"]) == len(library.cases["jia-estate-parking"].observations)
    assert f'href=\\"{MARKS["root"]}' in jia.decode()


def test_the_version_changes_with_a_case() -> None:
    library = sample_library()
    jia = library.cases["jia-estate-parking"]
    changed = Library(
        vocabulary=library.vocabulary,
        cases={**library.cases, jia.id: jia.model_copy(update={"title": "改过的标题"})},
        sources=library.sources,
        curricula={},
        paths=library.paths,
    )
    versions = [
        _payload(_files(given)[f"{FOLDER}rules.js"])[2]["version"]
        for given in (library, library, changed)
    ]
    assert versions[0] == versions[1] != versions[2]


def test_nothing_while_the_codebook_is_broken() -> None:
    library = sample_library()
    words = library.vocabulary.files.items()
    without = Library(
        vocabulary=Vocabulary(file for name, file in words if name != "indicators"),
        cases=library.cases,
        sources=library.sources,
        curricula={},
        paths=library.paths,
    )
    assert _files(without) == {}
