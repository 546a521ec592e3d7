"""What a wheel carries besides code: the theme, its scripts as they are built, vocabulary and hand-written pages.

So whoever installs the wheel needs no Node. Everything else about the package stands in ``pyproject.toml``.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
COPIED = ("mkdocs.yml", "theme/material", "theme/templates", "cases/vocabulary", "cases/pages")
OF_THIS_SITE = (
    "theme/material/assets/share/",
    "cases/pages/about/performance.md",
    "cases/pages/about/trust.md",
)
"""What speaks of this one library: its name in pictures, measurements of its builds."""
# In a process of its own: what builds a wheel need not have what the generator needs, but its Python has.
BUNDLE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1] + "/scripts")
from casebook.engine.store import Store
from casebook.publish import styles
from casebook.scripts import bundle, minified
from casebook.workspace import Workspace
workspace, target = Workspace(Path(sys.argv[1])), Path(sys.argv[2])
shelf = Store(None, "").shelf("wheel")
for path, text in bundle(workspace, shelf).items():
    name = Path(path).stem.removeprefix("casebook").removeprefix("-") or "main"
    (target / "built" / f"{name}.js").write_bytes(text)
joined = styles.join(workspace.read_tree("theme/styles", ".css"))
(target / "styles" / "casebook.css").write_bytes(minified(workspace, shelf, joined))
"""


class WithTheme(build_py):
    """Puts what is carried beside the code; an editable install runs from the checkout and carries nothing."""

    def run(self) -> None:
        """Build the package."""
        super().run()
        if not self.editable_mode:
            carry(Path(self.build_lib) / "casebook/carried")


def carry(target: Path) -> None:
    """Write what a wheel carries into ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    for name in COPIED:
        files = [ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*"))
        for file in files:
            path = file.relative_to(ROOT).as_posix()
            if file.is_file() and not path.startswith(OF_THIS_SITE):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target / path)
    for folder in ("built", "styles"):
        (target / "theme" / folder).mkdir(parents=True)
    subprocess.run(  # noqa: S603  this interpreter, the project's own code
        [sys.executable, "-c", BUNDLE, str(ROOT), str(target / "theme")], check=True, cwd=ROOT
    )
    # The store of a project is of one version of the generator, and its theme is part of that.
    whole = hashlib.sha256()
    for file in sorted(target.rglob("*")):
        if file.is_file():
            whole.update(file.relative_to(target).as_posix().encode() + file.read_bytes())
    (target / "digest.yml").write_text(f"digest: {whole.hexdigest()}\n", "utf-8")


setup(cmdclass={"build_py": WithTheme})
