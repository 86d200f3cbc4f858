"""Model servers that tell how many tokens they take, over real HTTP, each in its own way."""

import asyncio
import time
from dataclasses import replace

import pytest

from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.windows import known, listing
from assistant_core.engine.models.windows.known import Windows, is_near
from tests.support.scripted_model import whole

PROPS = {"default_generation_settings": {"n_ctx": 8192, "params": {}}, "total_slots": 1}
OLLAMA = {"/api/version": {"version": "0.12.3"}}
SHOWN = {"parameters": 'stop    "<|end|>"', "model_info": {"qwen3.context_length": 40960}}


def listed(**entry):
    other = {"id": "other", "context_length": 1_000}
    return whole({"object": "list", "data": [{"id": "m", "object": "model", **entry}, other]})


def asked(model, name="m"):
    async def ask():
        upstream = Upstream("sk-test", model.url)
        try:
            return await Windows(upstream).of(name)
        finally:
            await upstream.close()

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("entry", "window"),
    [
        ({"max_model_len": 32768, "owned_by": "vllm"}, 32768),
        ({"context_window": 131072, "active": True}, 131072),
        ({"context_length": 200000, "top_provider": {"context_length": 64000}}, 64000),
        ({"max_context_length": 32768, "capabilities": {"vision": False}}, 32768),
        ({"meta": {"n_ctx": 4096, "n_ctx_train": 131072}, "owned_by": "llamacpp"}, 4096),
        ({"limits": {"max_context_window_tokens": "8192"}}, 8192),
        ({"meta": {"n_ctx_train": 2048}}, 2048),
        ({"context_length": None, "max_model_len": "many"}, None),
        ({"context_length": True, "meta": [1]}, None),
        ({}, None),
    ],
)
def test_the_list_of_models_tells(model, entry, window):
    model.listing = listed(**entry)
    assert asked(model) == window


def test_without_a_name_the_first_listed_counts(model):
    model.listing = listed(max_model_len=2048)
    assert asked(model, "default") == 2048


def test_llama_cpp_tells_what_a_slot_has(model):
    model.listing = listed(meta={"n_ctx_train": 131072})
    model.beside = {"/props": PROPS}
    assert asked(model) == 8192


def ollama(loaded=None, shown=SHOWN, loads=None):
    """`loaded`: what runs at first; `loads`: what runs once the model is loaded."""
    running = {"models": [] if loaded is None else [loaded]}

    def load(asked):
        running["models"] = [loads or {}]
        return {"done": True, "done_reason": "load"}

    return {**OLLAMA, "/api/ps": running, "/api/show": shown, "/api/generate": load}


def loaded(name="m:latest", **fields):
    return {"name": name, "model": name, "size_vram": 1, **fields}


@pytest.mark.parametrize(
    ("server", "window"),
    [
        (ollama(loaded(context_length=16384)), 16384),
        (ollama(loaded("m:8b", context_length=16384), loads=loaded(context_length=4096)), 4096),
        (ollama(loads=loaded(context_length=32768)), 32768),
        (ollama(shown={**SHOWN, "parameters": "num_keep 4\nnum_ctx      8192\nstop x"}), 8192),
        (ollama(shown={**SHOWN, "parameters": "num_ctx 99999"}), 40960),
        (ollama(shown={**SHOWN, "remote_model": "m", "remote_host": "https://ollama.com"}), 40960),
        (ollama(loads=loaded()), 4096),
        (ollama(shown={"model_info": {"llama.context_length": 2048}}, loads=loaded()), 2048),
        (ollama(shown={"parameters": ["num_ctx"], "model_info": "none"}, loads="odd"), 4096),
        (OLLAMA, None),
    ],
)
def test_of_ollama_what_is_loaded_counts(model, server, window):
    model.listing = listed(owned_by="library")
    model.beside = server
    assert asked(model) == window


def test_lm_studio_tells_what_is_loaded(model):
    model.listing = listed()
    entry = {"id": "m", "state": "loaded", "loaded_context_length": 4096, "max_context_length": 131072}
    model.beside = {"/api/v0/models": {"data": [entry]}, "/props": {"error": "Unexpected endpoint"}}
    assert asked(model) == 4096


def several(model, *between):
    """What is told again and again, with something done in between."""

    async def ask():
        upstream = Upstream("sk-test", model.url)
        windows, told = Windows(upstream), []
        for act in (*between, lambda: None):
            told.append(await windows.of("m"))
            act()
        await upstream.close()
        return told

    return asyncio.run(ask())


def test_a_server_is_asked_once(model):
    model.listing = listed(max_model_len=2048)
    assert several(model, lambda: None, lambda: None) == [2048] * 3
    assert len(model.listings) == 1


def test_who_says_nothing_is_not_asked_again(model):
    model.listing = listed()
    assert several(model, lambda: None) == [None, None]
    assert len(model.listings) == 1


def test_a_model_that_may_be_loaded_differently_is_asked_about_again(model, monkeypatch):
    monkeypatch.setattr(known, "KEPT_SECONDS", 0)
    model.listing = listed(max_model_len=2048)
    assert several(model, lambda: setattr(model, "listing", listed(max_model_len=4096))) == [2048, 4096]


def test_who_was_down_or_had_nothing_loaded_is_asked_again(model):
    model.listing = whole("starting", status=503)
    assert several(model, lambda: setattr(model, "listing", listed(max_model_len=4096))) == [None, 4096]
    model.listing = listed()
    entry = {"id": "m", "state": "not-loaded", "max_context_length": 131072}
    model.beside = {"/api/v0/models": {"data": [entry]}}
    assert several(model, lambda: entry.update(loaded_context_length=8192)) == [None, 8192]


def test_what_a_refusal_told_counts_from_then_on(model):
    model.listing = listed(max_model_len=8192)

    async def ask():
        upstream = Upstream("sk-test", model.url)
        windows = Windows(upstream)
        windows.learn("m", 4096)
        told = [await windows.of("m"), await windows.of("other")]
        await upstream.close()
        return told

    assert asyncio.run(ask()) == [4096, 1000]


def test_a_server_that_hangs_is_not_waited_for(model, monkeypatch):
    monkeypatch.setattr(known, "LISTING_SECONDS", 0.2)
    model.listing = replace(listed(max_model_len=1), delay=5.0)
    started = time.monotonic()
    assert asked(model) is None
    assert time.monotonic() - started < 3


def test_a_dead_server_is_unknown():
    async def ask():
        upstream = Upstream("sk-test", "http://127.0.0.1:9/v1")
        try:
            return await Windows(upstream).of("m")
        finally:
            await upstream.close()

    assert asyncio.run(ask()) is None


def test_a_reader_that_fails_fails_nothing_else(model, monkeypatch, caplog):
    async def fails(upstream, name):
        raise KeyError(name)

    monkeypatch.setattr(known.llama_cpp, "window", fails)
    model.listing = listed()
    model.beside = ollama(loaded(context_length=16384))
    assert asked(model) == 16384
    assert "could not be read" in caplog.text


def test_a_connection_that_is_closed_meanwhile_knows_nothing(model):
    model.listing = replace(listed(max_model_len=1), delay=1.0)

    async def ask():
        upstream = Upstream("sk-test", model.url)
        windows = Windows(upstream)
        asking = asyncio.create_task(windows.of("m"))
        await asyncio.sleep(0)
        await windows.close()
        await upstream.close()
        return await asking

    assert asyncio.run(ask()) is None


def test_openai_is_not_asked():
    async def ask():
        upstream = Upstream("sk-test", "https://api.openai.com/v1")
        return await Windows(upstream).of("m")

    assert asyncio.run(ask()) is None


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://localhost:11434/v1", True),
        ("http://192.168.1.9:1234/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://gpu:8000/v1", True),
        ("http://models.local/v1", True),
        ("https://openrouter.ai/api/v1", False),
        ("https://8.8.8.8/v1", False),
    ],
)
def test_which_servers_are_near(url, near):
    assert is_near(url) == near


def test_numbers_of_an_entry_that_is_odd():
    assert listing.told({"context_length": float("nan"), "meta": {"n_ctx": -5}}) is None
