"""What is kept is its user's alone, whatever the umask, and whoever made it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assistant_core.private import close_kept, close_to_others, make_private
from assistant_core.watchlist import Watchlist
from tests.support.engine import client_of, running

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture(params=[0o000, 0o022], ids=oct)
def careless(request):
    """The umask of a process that was started without thought."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    paths = [folder, *folder.rglob("*")]
    assert len(paths) > 1
    modes = {path: path.lstat().st_mode for path in paths}
    return [
        f"{path} {mode:o}"
        for path, mode in modes.items()
        if not stat.S_ISLNK(mode) and stat.S_IMODE(mode) & 0o077
    ]


def use(engine, folder: Path) -> None:
    """Everything that makes files: database, uploads, an index, the interpreter's tries, the watchlist."""
    with client_of(engine) as client:
        file = client.files.create(file=("a.txt", b"The ferry leaves at nine."), purpose="assistants")
        store = client.vector_stores.create()
        client.vector_stores.files.create_and_poll(file.id, vector_store_id=store.id, poll_interval_ms=20)
        assert client.vector_stores.search(store.id, query="ferry").data
        client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
        client.get(str(client.base_url.join("/health")), cast_to=object)  # the interpreter has been tried out
    Watchlist(folder / "watchlist.sqlite3").add("AAPL", "Apple")


def test_nothing_is_open_to_others_while_the_app_is_used(careless, tmp_path):
    folder = tmp_path / "deep" / "data"
    with running(folder, in_process_models="off") as engine:
        use(engine, folder)
        names = {path.name for path in folder.iterdir()}
        assert {"engine.db", "engine.db-wal", "engine.db-shm", "files", "indexes", "interpreter"} <= names
        assert open_to_others(folder) == []
    assert open_to_others(folder.parent) == []


def test_what_an_older_version_left_open_is_closed_at_the_start(tmp_path):
    folder = tmp_path / "data"
    with running(folder, in_process_models="off") as engine:
        use(engine, folder)
    outside = tmp_path / "outside"
    outside.write_text("not kept here")
    outside.chmod(0o644)
    (folder / "files" / "link").symlink_to(outside)
    session = folder / "interpreter" / "thread_x" / "data" / "deep"
    session.mkdir(parents=True)
    (session / "made.csv").write_text("1")
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o777 if path.is_dir() else 0o666)
    with running(folder, in_process_models="off"):
        assert open_to_others(folder) == []
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644


def test_what_others_keep_in_the_folder_keeps_its_rights(tmp_path):
    """A folder that is not ours alone must stay open: it may be a home, or /tmp."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    theirs, ours = folder / "notes.txt", folder / "engine.db"
    for path in (theirs, ours):
        path.write_text("x")
        path.chmod(0o644)
    make_private(folder)
    close_kept(folder)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, theirs, ours)] == [0o755, 0o644, 0o600]


def test_where_it_fails_it_is_told(tmp_path, monkeypatch, caplog):
    file = tmp_path / "engine.db"
    file.touch(0o644)
    monkeypatch.setenv("PATH", str(tmp_path))
    close_to_others([file, tmp_path / "not there"])
    assert "may be able to read" in caplog.text


def test_the_app_closes_what_is_kept_and_its_settings(careless, tmp_path):
    """In a process of its own, as its start does it."""
    kept = [tmp_path / "data" / "engine.db", tmp_path / ".env", tmp_path / "secrets.toml"]
    (tmp_path / "data").mkdir()
    for path in kept:
        path.touch()
        path.chmod(0o644)
    code = f"""
import asyncio, sys
from assistant_core.config import Settings
Settings.model_config |= {{"env_file": {str(kept[1])!r}, "toml_file": {str(kept[2])!r}}}
from assistant_core.ui.start import starting
async def start():
    async with starting(None): pass
asyncio.run(start())
"""
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert [stat.S_IMODE(path.stat().st_mode) for path in [tmp_path / "data", *kept]] == [
        0o700,
        0o600,
        0o600,
        0o600,
    ]
