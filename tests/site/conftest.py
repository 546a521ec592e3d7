"""One site, built once, for all tests of this folder."""

from __future__ import annotations

import pytest

from tests.site.building import Built, build, copy_of_project

HOST = "https://git.example.org/somebody/casebook"
ADDRESS = "https://casebook.example.org/gov/"


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as a clone builds it in another folder, with an address, a repository and an owner."""
    folder = tmp_path_factory.mktemp("hosted")
    project = copy_of_project(folder / "project")
    config = project / "mkdocs.yml"
    # The example of what a host shows at the foot of every page, taken at its word.
    before, mark, example = config.read_text(encoding="utf-8").partition("  # footer:\n")
    shown = (mark + example).replace("\n  # ", "\n  ").replace("  # footer:", "  footer:")
    config.write_text(before + shown, encoding="utf-8")
    return build(
        project, folder / "site", CASEBOOK_SITE_URL=ADDRESS, CASEBOOK_REPOSITORY=f"{HOST}/"
    )
