from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from casebook.canonical import canonical
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document

Run = Callable[..., Result]


def test_a_form_of_a_case(small_project: Path, casebook: Run) -> None:
    result = casebook("new", "yanta-x", "--title", "雁塔区：试一试", "--code", "610113")
    assert result.exit_code == 0, result.output
    path = small_project / "cases/records/shaanxi/yanta-x.yml"
    text = path.read_text(encoding="utf-8")
    data = read_document("x", text.encode()).data
    assert data is not None
    assert data["id"] == "yanta-x"
    assert data["place"] == {
        "code": "610113",
        "path": ["陕西省", "西安市", "雁塔区"],
        "basis": None,
    }
    assert "# 请填写摘要" in text
    assert "asked:  # 请填写别人会怎么问" in text
    assert canonical(text, "case", Vocabulary([])) == text
    assert casebook("check", str(path)).exit_code == 1


@pytest.mark.usefixtures("small_project")
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Bad", "441900", "不能当编号"),
        ("../../x", "441900", "不能当编号"),
        ("good", "999999", "没有 999999 这个区划代码"),
        ("jiayi-wangge", "441900", "已经用在"),
    ],
)
def test_refusals(name: str, code: str, said: str, casebook: Run) -> None:
    result = casebook("new", name, "--title", "标题一二", "--code", code)
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize("name", ["rules", "con"])
def test_a_name_that_the_site_or_windows_needs_is_refused(
    small_project: Path, casebook: Run, name: str
) -> None:
    result = casebook("new", name, "--title", "雁塔区：试一试", "--code", "610113")
    assert result.exit_code == 1
    assert not (small_project / f"cases/records/shaanxi/{name}.yml").exists()
