"""Names of files: only what lies below the opened folder, and is a file, is opened."""

import os
from http import HTTPStatus
from pathlib import Path

import pytest

from docgen.web.project import Project
from docgen.web.safety import RefusalError

#: Ways to write a path that leads elsewhere.
ELSEWHERE = (
    "../secret.txt", "a/../../secret.txt", "/etc/passwd", "//etc/passwd", "./../secret.txt", "a/./b.yaml", "..", ".",
    "", "..\\secret.txt", "a\\..\\..\\secret.txt", "C:\\Windows\\win.ini", "C:/Windows/win.ini", "C:secret.txt",
    "\\\\host\\share", "file:///etc/passwd", "~/secret.txt/..", "a//b.yaml", "a/", "/", "a/..", "%2e%2e/secret.txt/..",
    "..%2fsecret.txt/..", "a\0.yaml", "a.yaml\0.txt", "\n", "a\r\nb", ".ssh/id_rsa", ".docgen-lock", "a/.git/config",
    "a.yaml::$DATA", "a.yaml:x", "CON", "con.yaml", "a/NUL.txt", "COM1", "lpt9.xlsx", "a.yaml.", "a.yaml ", "...",
    "a/ /b", "\u202eflow.yaml", "a\udcff.yaml", "a" * 5000, "/".join(["a"] * 3000),
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "secret.txt").write_text("秘密", "utf-8")
    folder = tmp_path / "办公室"
    (folder / "a").mkdir(parents=True)
    for name in ("b.yaml", "a/b.yaml", "a/来访 1.yaml", "a/来　访？.yaml"):
        (folder / name).write_text("标题: 考察\n", "utf-8")
    return Project(folder.resolve())


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_path_that_leads_elsewhere_is_refused(project: Project, name: str) -> None:
    for opening in (project.file, project.new_file):
        with pytest.raises(RefusalError):
            opening(name)
    if name:  # an empty name is the opened folder itself
        for opening in (project.folder, project.file_or_folder):
            with pytest.raises(RefusalError):
                opening(name)


@pytest.mark.parametrize("name", ["b.yaml", "a/b.yaml", "a/来访 1.yaml", "a/来　访？.yaml"])
def test_a_file_of_the_folder_is_opened(project: Project, name: str) -> None:
    assert project.file(name) == project.root / name
    assert project.name_of(project.file(name)) == name
    assert project.file_or_folder(name) == project.file(name)
    assert project.file_or_folder("a") == project.root / "a"
    assert project.file_or_folder("") == project.root


def test_a_file_that_is_missing_is_said_to_be_missing(project: Project) -> None:
    with pytest.raises(RefusalError) as refused:
        project.file("a/没有.yaml")
    assert (refused.value.status, refused.value.sentence) == (HTTPStatus.NOT_FOUND, "没有“a/没有.yaml”这个文件")


def test_links_are_not_followed_neither_to_files_nor_to_folders(project: Project, tmp_path: Path) -> None:
    (project.root / "link.yaml").symlink_to(tmp_path / "secret.txt")
    (project.root / "outside").symlink_to(tmp_path)
    (project.root / "inside.yaml").symlink_to(project.root / "b.yaml")
    (project.root / "nowhere.yaml").symlink_to(tmp_path / "none")
    for name in ("link.yaml", "outside/secret.txt", "inside.yaml", "nowhere.yaml"):
        with pytest.raises(RefusalError) as refused:
            project.file(name)
        assert refused.value.status == HTTPStatus.FORBIDDEN
    for name in ("nowhere.yaml", "outside/new.yaml"):
        with pytest.raises(RefusalError):
            project.new_file(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_is_no_plain_file_is_not_opened(project: Project) -> None:
    os.mkfifo(project.root / "pipe.yaml")
    for name in ("pipe.yaml", "a"):
        with pytest.raises(RefusalError):
            project.file(name)


def test_a_file_that_is_too_large_is_not_opened(project: Project) -> None:
    with (project.root / "large.yaml").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(RefusalError) as refused:
        project.file("large.yaml")
    assert refused.value.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_new_file_takes_no_place_that_is_taken(project: Project) -> None:
    with pytest.raises(RefusalError) as refused:
        project.new_file("b.yaml")
    assert refused.value.status == HTTPStatus.CONFLICT
    assert project.new_file("新/c.yaml") == project.root / "新" / "c.yaml"
