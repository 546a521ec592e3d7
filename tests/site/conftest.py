"""One site, built once, for all tests of this folder."""

from __future__ import annotations

import pytest

from tests.site.building import Built, build, copy_of_project

HOST = "https://git.example.org/somebody/casebook"
ADDRESS = "https://casebook.example.org/gov/"


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as a clone builds it in another folder, with an address and a repository."""
    folder = tmp_path_factory.mktemp("hosted")
    project = copy_of_project(folder / "project")
    return build(
        project, folder / "site", CASEBOOK_SITE_URL=ADDRESS, CASEBOOK_REPOSITORY=f"{HOST}/"
    )
