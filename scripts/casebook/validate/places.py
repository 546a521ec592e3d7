"""Places: codes of GB/T 2260, the names that go with them, and the folder of the record."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.divisions import PROVINCE_FOLDERS, divisions, lineage
from casebook.model.case import Case
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.decode import nearest
from casebook.validate.scope import Scope


def code_exists(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse codes that GB/T 2260 does not have, and codes that stop at the province."""
    where = ("place", "code")
    code = case.place.code
    division = divisions().get(code)
    if division is None:
        by_name = [d.code for d in divisions().values() if d.name == case.place.path[-1]]
        guess = by_name[0] if len(by_name) == 1 else ""
        yield document.problem(
            "PLC-001",
            where,
            f"GB/T 2260 里没有区划代码 {code}。",
            suggestion=guess,
            replacement=f'"{guess}"' if guess else None,
        )
    elif division.level == "省":
        yield document.problem(
            "PLC-003", where, f"代码 {code} 只到{division.name}，至少要写到市或县。"
        )


def names_agree(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse names that are not those of the code, in order from the province down."""
    chain = [d.name for d in lineage(case.place.code)]
    written = list(case.place.path)
    if not chain or written == chain:
        return
    for index, name in enumerate(written):
        expected = chain[index] if index < len(chain) else None
        if name == expected:
            continue
        where = ("place", "path", index)
        if expected is None:
            yield document.problem("PLC-002", where, f"代码 {case.place.code} 没有“{name}”这一级。")
        elif expected.startswith(name) and nearest(name, (expected,)):
            yield document.problem(
                "PLC-005",
                where,
                f"地名要写全称：代码 {case.place.code} 的这一级是{expected}。",
                suggestion=expected,
                replacement=expected,
            )
        else:
            yield document.problem(
                "PLC-002",
                where,
                f"代码 {case.place.code} 是{'、'.join(chain)}，这里写的是“{name}”。",
                suggestion=expected,
                replacement=expected,
            )
    if len(written) < len(chain):
        yield document.problem(
            "PLC-002",
            ("place", "path"),
            f"代码 {case.place.code} 是{'、'.join(chain)}，少写了“{chain[len(written)]}”。",
        )


def folder_of_province(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse a record that lies in another province's folder."""
    folder = PROVINCE_FOLDERS.get(f"{case.place.code[:2]}0000")
    parts = document.path.split("/")
    if folder and parts[:2] == ["cases", "records"] and parts[2:-1] != [folder]:
        yield document.problem(
            "PLC-004",
            ("place", "code"),
            f"这条记录应当放在 cases/records/{folder}/ 里。",
            suggestion=folder,
        )


def inference_explained(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Ask for the reason of an inferred place."""
    if case.place.basis == "推断" and not case.place.note:
        yield document.problem(
            "PLC-006", ("place", "basis"), "地点注明是推断的，请在 note 里写明根据什么推断。"
        )


RULES = (code_exists, names_agree, folder_of_province, inference_explained)
