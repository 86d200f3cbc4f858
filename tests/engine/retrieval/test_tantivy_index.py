import random
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from assistant_core.config import ROOT
from assistant_core.engine.retrieval import tantivy_index
from assistant_core.engine.retrieval.index import IndexBusy, IndexDamaged
from assistant_core.engine.retrieval.tantivy_index import TantivyIndex

TEXTS = {
    1: "The ferry leaves at nine.",
    2: "The moon has no air.",
    3: "Ferry tickets, ferry times, ferry fares.",
}


@pytest.fixture
def index(tmp_path):
    made = TantivyIndex(tmp_path / "index")
    made.begin()
    made.add("1", [(1, TEXTS[1]), (2, TEXTS[2])])
    made.add("2", [(3, TEXTS[3])])
    made.commit(1)
    yield made
    made.close()


def ids(found):
    return [id for id, _ in found]


def test_the_best_match_is_first(index):
    assert ids(index.search("ferry fares", 10)) == [3, 1]
    assert ids(index.search("ferry fares", 1)) == [3]
    assert ids(index.search("달", 10)) == []
    assert index.search("", 10) == []


def test_scores_say_how_much_of_the_query_is_there(index):
    (best, whole), *_ = index.search("moon air", 10)
    assert best == 2
    assert index.search("moon volcano telescope", 10)[0][1] < whole <= 1


def test_a_query_is_words_and_never_syntax(index):
    for query in ('ferry" OR (', "text:ferry AND -moon", "file:1", "*", "^ferry", "[a TO z]"):
        index.search(query, 10)
    assert ids(index.search("-ferry", 10)) == [3, 1]


def test_only_some_files(index):
    assert ids(index.search("ferry", 10, {"1"})) == [1]
    assert ids(index.search("ferry", 10, set())) == []


def test_files_go_and_come(index):
    assert index.begin() == {"1", "2"}
    index.remove({"2"})
    index.add("3", [(4, "A ferry to the moon.")])
    assert ids(index.search("ferry", 10)) == [3, 1]
    index.commit(2)
    assert set(ids(index.search("ferry", 10))) == {1, 4}
    assert index.version() == 2


def test_what_was_abandoned_leaves_no_trace(index):
    index.begin()
    index.add("3", [(4, "A ferry to the moon.")])
    index.abandon()
    assert index.begin() == {"1", "2"}
    index.commit(1)
    assert set(ids(index.search("ferry", 10))) == {1, 3}


def test_it_is_there_after_a_restart(index, tmp_path):
    index.close()
    again = TantivyIndex(tmp_path / "index")
    assert again.version() == 1
    assert ids(again.search("ferry", 10)) == [3, 1]


def test_another_process_is_noticed(index, tmp_path):
    other = TantivyIndex(tmp_path / "index")
    other.begin()
    other.add("3", [(4, "A ferry to the moon.")])
    other.commit(2)
    assert index.version() == 2
    assert 4 in ids(index.search("moon", 10))


def test_two_do_not_change_it_at_once(index, tmp_path, monkeypatch):
    monkeypatch.setattr(tantivy_index, "BUSY_SECONDS", 0.2)
    other = TantivyIndex(tmp_path / "index")
    other.begin()
    with pytest.raises(IndexBusy):
        index.begin()
    other.abandon()
    assert index.begin() == {"1", "2"}


def test_damage_is_noticed(index, tmp_path):
    index.close()
    parts = [path for path in (tmp_path / "index").rglob("*") if path.is_file() and path.name[0] != "."]
    assert len(parts) > 3
    for path in parts:
        before = path.read_bytes()
        for damaged in (b"", before[: len(before) // 2], random.Random(1).randbytes(len(before))):
            path.write_bytes(damaged)
            with pytest.raises(IndexDamaged):
                TantivyIndex(tmp_path / "index")
        path.unlink()
        with pytest.raises(IndexDamaged):
            TantivyIndex(tmp_path / "index")
        path.write_bytes(before)
    assert TantivyIndex(tmp_path / "index").version() == 1


def test_a_change_that_was_killed_never_fits_the_manifest(tmp_path):
    code = (
        "import os, sys; from pathlib import Path\n"
        "from assistant_core.engine.retrieval.tantivy_index import TantivyIndex\n"
        "index = TantivyIndex(Path(sys.argv[1])); index.begin()\n"
        "index.add('1', [(1, 'The ferry leaves at nine.')]); index.commit(1)\n"
        "index.begin(); index.add('2', [(2, 'The ferry is late.')])\n"
        "index._writer.commit(); os._exit(9)\n"
    )
    folder = tmp_path / "index"
    assert subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=False).returncode == 9
    with pytest.raises(IndexDamaged):
        TantivyIndex(folder)


def test_it_is_searched_while_it_changes(index):
    wrong = []
    over = threading.Event()

    def search():
        while not over.is_set():
            if not {1, 3} <= set(ids(index.search("ferry", 50))):
                wrong.append(index.version())

    searchers = [threading.Thread(target=search) for _ in range(3)]
    for searcher in searchers:
        searcher.start()
    for number in range(10, 20):
        index.begin()
        index.add(str(number), [(number, "Another ferry.")])
        index.commit(number)
    over.set()
    for searcher in searchers:
        searcher.join()
    assert not wrong


def test_a_change_is_abandoned_from_another_thread(index):
    def change():
        for number in range(30):
            with suppress(AssertionError):  # abandoned meanwhile
                index.begin()
                index.add(f"n{number}", [(100 + number, "A ferry to the moon.")])
                index.commit(2 + number)

    changing = threading.Thread(target=change)
    changing.start()
    while changing.is_alive():
        index.abandon()
    assert 1 in ids(index.search("ferry", 100))
    index.begin()
    index.commit(99)
    assert index.version() == 99
