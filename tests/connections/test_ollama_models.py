"""The models of an Ollama, over real HTTP."""

import threading
import time

import pytest

from assistant_core.connections import ollama_models
from assistant_core.connections.ollama_models import (
    MOST_REMEMBERED,
    Pull,
    Pulls,
    Stored,
    models_of,
    read_name,
)
from assistant_core.errors import OllamaFailed
from tests.support.scripted_model import ScriptedModel, whole
from tests.support.scripted_ollama import (
    GIB,
    MANIFEST,
    SUCCESS,
    VERIFYING,
    ScriptedOllama,
    layer,
    stored,
)

NOBODY = "http://127.0.0.1:9/v1"


@pytest.fixture
def ollama():
    with ScriptedOllama() as scripted:
        yield scripted


def wait_for(happened, what="it"):
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline, f"{what} did not happen"
        time.sleep(0.005)


def ended(pull):
    wait_for(lambda: not pull.is_going_on, "the end")
    return pull.progress


def test_what_is_there(ollama):
    ollama.models = [
        stored("qwen3:8b"),
        stored("bge-m3", 10, ""),
        {"name": 7},
        "odd",
        {"name": "x", "size": "big"},
    ]
    assert models_of(ollama.url, "a-key") == [
        Stored("bge-m3", 10, "Q4_K_M"),
        Stored("qwen3:8b", 5 * GIB, "8.2B Q4_K_M"),
        Stored("x", 0, ""),
    ]
    assert ollama.headers[-1]["Authorization"] == "Bearer a-key"


@pytest.mark.parametrize("models", [None, {"a": 1}, "models"])
def test_a_list_that_is_none(ollama, models):
    ollama.models = models
    with pytest.raises(OllamaFailed, match="No Ollama answers"):
        models_of(ollama.url)


def test_what_is_no_ollama_or_not_there():
    with ScriptedModel() as other, pytest.raises(OllamaFailed, match="No Ollama answers"):
        models_of(other.url)
    with pytest.raises(OllamaFailed, match=r"127\.0\.0\.1:9"):
        models_of(NOBODY)


def test_a_pull_tells_how_far_it_is(ollama):
    first, second = threading.Event(), threading.Event()
    ollama.script(
        MANIFEST, layer(0, 4 * GIB), layer(GIB, 4 * GIB), first,
        layer(4 * GIB, 4 * GIB), layer(GIB, GIB, "sha256:bbb"), second,
        VERIFYING, SUCCESS,
    )  # fmt: skip
    pull = Pull(ollama.url, "qwen3:8b", "a-key")
    wait_for(lambda: pull.progress.completed == GIB)
    assert (pull.progress.total, pull.progress.fraction) == (4 * GIB, 0.25)
    first.set()
    wait_for(lambda: pull.progress.total == 5 * GIB)
    assert pull.progress.fraction == 1.0
    second.set()
    assert ended(pull).state == "done"
    assert ollama.asked == [{"model": "qwen3:8b", "stream": True}]
    assert ollama.headers[-1]["Authorization"] == "Bearer a-key"
    assert [one.name for one in models_of(ollama.url)] == ["qwen3:8b"]


def test_a_pull_that_is_stopped_ends_at_once_on_both_sides(ollama):
    never = threading.Event()
    ollama.script(MANIFEST, layer(GIB, 4 * GIB), never)
    pull = Pull(ollama.url, "m")
    wait_for(lambda: pull.progress.completed)
    pull.stop()
    assert pull.progress.state == "stopped"
    assert ollama.hung_up.wait(10)
    pull.stop()
    assert (pull.progress.state, pull.progress.fault) == ("stopped", None)


def test_a_stop_before_there_is_a_connection(ollama, monkeypatch):
    connect, connecting = threading.Event(), ollama_models._connection

    def slowly(base_url):
        connect.wait(10)
        return connecting(base_url)

    monkeypatch.setattr(ollama_models, "_connection", slowly)
    pull = Pull(ollama.url, "m")
    pull.stop()
    connect.set()
    wait_for(
        lambda: "ollama-pull" not in {thread.name for thread in threading.enumerate()}, "the thread's end"
    )
    assert (pull.progress.state, ollama.asked) == ("stopped", [])


@pytest.mark.parametrize(
    ("lines", "status", "fault"),
    [
        ([MANIFEST, {"error": "pull model manifest: file does not exist"}], 200, "no_model"),
        ([{"error": "invalid model name"}], 400, "no_model"),
        ([MANIFEST, layer(1, 2), {"error": "write /models/x: no space left on device"}], 200, "no_space"),
        ([MANIFEST, {"error": "lookup registry.ollama.ai: no such host"}], 200, "refused"),
        ([{"error": "unauthorized"}], 401, "refused"),
        ([{"error": {"code": 404, "message": "File Not Found"}}], 404, "no_ollama"),
        ([{"error": "not found"}], 404, "no_ollama"),
        ([b"404 page not found"], 404, "no_ollama"),
        ([b"<html>\n<title>A page</title>"], 200, "no_ollama"),
        ([b"[" * 70_000], 200, "no_ollama"),
        ([b"[1, 2]\n"], 200, "no_ollama"),
        ([{"status": "ok"}], 503, "no_ollama"),
        ([MANIFEST, layer(1, 2)], 200, "broke_off"),
        ([], 200, "broke_off"),
    ],
)  # fmt: skip
def test_a_failure_is_of_a_kind(ollama, lines, status, fault):
    ollama.script(*lines, status=status)
    progress = ended(Pull(ollama.url, "m"))
    assert (progress.state, progress.fault) == ("failed", fault)
    assert len(progress.detail) <= 301


def test_nobody_there():
    progress = ended(Pull(NOBODY, "m"))
    assert (progress.state, progress.fault) == ("failed", "unreachable")


def test_another_kind_of_server_is_told():
    with ScriptedModel() as other:
        other.default = whole({"error": "Unexpected endpoint or method. (POST /api/pull)"}, 404)
        assert ended(Pull(other.url, "m")).fault == "no_ollama"


def test_odd_numbers_are_read_past(ollama):
    odd = [
        {"status": 7, "digest": "a", "total": total, "completed": True}
        for total in ("1", None, -5, 10**40, 2.5)
    ]
    odd += [{"digest": ["b"], "total": 5}, layer(9, 5, "sha256:ccc")]
    ollama.script(*odd, *(layer(1, 1, f"sha256:{number}") for number in range(1_200)), SUCCESS)
    progress = ended(Pull(ollama.url, "m"))
    assert progress.state == "done"
    assert 0 < progress.completed <= progress.total <= 10**16


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("qwen3:8b", "qwen3:8b"),
        (" ollama pull  qwen3:8b ", "qwen3:8b"),
        ("ollama run llama3.2", "llama3.2"),
        ("https://ollama.com/library/qwen3:0.6b", "qwen3:0.6b"),
        ("ollama.com/someone/model", "someone/model"),
        ("hf.co/someone/Llama-3.2-3B-GGUF:Q4_K_M", "hf.co/someone/Llama-3.2-3B-GGUF:Q4_K_M"),
        ("https://huggingface.co/a/b", "huggingface.co/a/b"),
        ("registry.example:5000/a/b:c", "registry.example:5000/a/b:c"),
        *((wrong, None) for wrong in ("", " ", "a b", "모델", "a/b/c/d", "../etc/x", "m:", ":m", "m\nx")),
        *((wrong, None) for wrong in ("http://", "x" * 500, "-m", "m:t:u", "https://evil.example/a?b")),
    ],
)  # fmt: skip
def test_names(typed, name):
    assert read_name(typed) == name


def test_one_at_a_time_and_seen_by_all(ollama):
    go_on, known = threading.Event(), Pulls()
    ollama.script(MANIFEST, go_on, SUCCESS)
    pull = known.start(ollama.url, "first")
    assert known.start(ollama.url, "second") is pull
    known.forget(ollama.url)
    assert known.of(ollama.url) is pull
    go_on.set()
    ended(pull)
    ollama.script(MANIFEST, SUCCESS)
    again = known.start(ollama.url, "second")
    assert ended(again).state == "done"
    assert [asked["model"] for asked in ollama.asked] == ["first", "second"]
    known.forget(ollama.url)
    assert known.of(ollama.url) is None


def test_few_are_remembered():
    known = Pulls()
    for number in range(MOST_REMEMBERED + 5):
        ended(known.start(f"http://127.0.0.1:9/{number}/v1", "m"))
    kept = [number for number in range(MOST_REMEMBERED + 5) if known.of(f"http://127.0.0.1:9/{number}/v1")]
    assert kept == list(range(5, MOST_REMEMBERED + 5))
