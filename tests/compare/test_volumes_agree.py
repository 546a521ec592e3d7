"""A page looks for a case in the volume that the build put it into."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from casebook.publish.volumes import in_volumes, number_of_volumes, volume_of
from tests.sample.real import real_library
from tests.search.browser_side import compiled

IDS = (*real_library().cases, "a", "z9", *(f"synth-{number:06}" for number in range(400)))
VOLUMES = (1, 2, 64, 1024)


def test_the_page_looks_where_the_case_is(tmp_path: Path) -> None:
    module = compiled("../frame/volumes.ts", tmp_path / "volumes.mjs", "esm")
    asked = json.dumps([[name, count] for name in IDS for count in VOLUMES])
    script = (
        f'import {{ volumeOf }} from "{module.as_uri()}";'
        f"console.log(JSON.stringify({asked}.map(([id, count]) => volumeOf(id, count))))"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [volume_of(n, count) for n in IDS for count in VOLUMES]


@given(st.integers(0, 100_000))
def test_volumes_grow_with_the_cases(cases: int) -> None:
    volumes = number_of_volumes(cases)
    assert volumes == 1 or 2.5 <= cases / volumes <= 5


def test_no_volume_is_much_larger_than_the_others() -> None:
    names = [f"synth-{number:06}" for number in range(2000)]
    parted = in_volumes(names, number_of_volumes(len(names)))
    assert sorted(name for held in parted.values() for name in held) == names
    assert max(map(len, parted.values())) <= 15
