"""What is put into a session's folder and taken out of it, whatever code has left there."""

import os
import resource
import subprocess
import sys

import pytest

from assistant_core.engine.interpreter import folders

ROOM = 1 << 20


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def test_files_beyond_the_room_are_not_put_and_smaller_ones_are(data):
    given = {"a.txt": b"a" * 600_000, "b.txt": b"b" * 600_000, "c.txt": b"c", "/d": b""}
    assert folders.put(data, given, ROOM) == (["/d"], ["b.txt"])
    assert sorted(os.listdir(data)) == ["a.txt", "c.txt"]
    assert folders.put(data, {"a.txt": b"a" * 600_000}, 0) == ([], [])


def test_hidden_files_count_as_used(data):
    (data / "sub").mkdir()
    before = folders.used(data)
    (data / "sub" / ".hidden").write_bytes(bytes(100_000))
    assert folders.used(data) - before >= 100_000


def test_copies_keep_to_the_room_though_files_are_full_of_holes(data, tmp_path):
    for number in range(4):
        with open(data / f"{number}.bin", "wb") as file:
            file.truncate(ROOM // 2)
    copies, left = folders.take(data, {}, tmp_path / "out", ROOM)
    assert [path.name for path in copies] == ["0.bin", "1.bin"]
    assert left == ["2.bin", "3.bin"]


def test_many_folders_need_few_descriptors(data, tmp_path):
    for number in range(200):
        (data / str(number)).mkdir()
    (data / "199" / "result.txt").write_text("found")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = max(map(int, os.listdir("/proc/self/fd"))) + 20
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, hard))
    try:
        copies, _ = folders.take(data, {}, tmp_path / "out", ROOM)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert [path.read_text() for path in copies] == ["found"]


def test_a_folder_that_may_not_be_looked_into_is_left_alone(data):
    for name, mode in (("shut", 0), ("unlisted", 0o300), ("listed only", 0o444)):
        (data / name).mkdir()
        (data / name / "a.txt").write_text("a")
        (data / name).chmod(mode)
    (data / "open.txt").write_text("b")
    listed = as_ordinary_user(f"print(list(folders.stamps(Path({str(data)!r}))))")
    for path in data.iterdir():
        path.chmod(0o700)
    assert listed == "['open.txt']\n"


def as_ordinary_user(code: str) -> str:
    """What the code prints. Root may look into everything, and gives that up for it."""
    script = (
        f"import ctypes, struct, sys\nfrom pathlib import Path\n"
        f"sys.path.insert(0, {os.path.dirname(folders.__file__)!r})\nimport folders\n"
        f"assert ctypes.CDLL(None).capset(struct.pack('=Ii', 0x20080522, 0), bytes(24)) == 0\n{code}"
    )
    command = [sys.executable, "-I", "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_links_that_lie_in_a_folder_are_gone_before_a_sandbox_starts(tmp_path):
    data, outside = tmp_path / "data", tmp_path / "outside"
    (data / "inner").mkdir(parents=True)
    outside.mkdir()
    (outside / "kept.txt").write_text("kept")
    (data / "kept.txt").write_text("kept")
    for name, target in (
        ("folder", outside),
        ("inner/file", outside / "kept.txt"),
        ("broken", data / "none"),
    ):
        (data / name).symlink_to(target)
    assert not folders.make_usable(data, 1 << 20)
    assert sorted(path.name for path in data.rglob("*")) == ["inner", "kept.txt"]
    assert (outside / "kept.txt").read_text() == "kept"
