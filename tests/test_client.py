import warnings
from concurrent.futures import ThreadPoolExecutor

import openai
import pytest

from assistant_core import client
from assistant_core.config import Settings, get_settings


@pytest.fixture
def fresh(monkeypatch, tmp_path):
    """A process that has not asked for its client yet."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "from-the-environment")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    _forget()
    yield monkeypatch
    _forget()


def _forget():
    for cached in (get_settings, client._connect, client._start):
        cached.cache_clear()


class CountingEngine:
    started = 0
    base_url = "http://127.0.0.1:1/v1"
    api_key = "engine-key"


def start(settings):
    CountingEngine.started += 1
    return CountingEngine()


def test_one_engine_a_process_however_many_sessions_ask_at_once(fresh):
    fresh.setattr("assistant_core.engine.start_engine", start)
    CountingEngine.started = 0
    with ThreadPoolExecutor(8) as pool:
        clients = list(pool.map(lambda _: client.get_client(), range(16)))
    assert CountingEngine.started == 1
    assert {id(each) for each in clients} == {id(clients[0])}


def test_nothing_of_the_environment_reaches_the_engine(fresh):
    fresh.setattr("assistant_core.engine.start_engine", start)
    connected = client.get_client()
    assert connected.api_key == "engine-key"
    for each in (connected, client.through(connected, "token")):
        assert "from-the-environment" not in str([each.default_headers, each.auth_headers])


def test_a_separate_engine(fresh):
    fresh.setenv("ASSISTANTS_BASE_URL", "http://engine.example:8600/v1")
    fresh.setenv("ENGINE_API_KEY", "shared")
    connected = client.get_client()
    assert str(connected.base_url) == "http://engine.example:8600/v1/"
    assert connected.api_key == "shared"


@pytest.mark.parametrize(
    ("base_url", "proxied"), [("http://127.0.0.1:1/v1", False), ("http://far:1/v1", True)]
)
def test_a_proxy_does_not_swallow_what_stays_on_this_machine(fresh, base_url, proxied):
    fresh.setenv("HTTP_PROXY", "http://proxy.example:3128")
    connected = client.connect(base_url, "key", Settings(_env_file=None))
    assert connected._client.trust_env is proxied
    connected.close()


def test_the_sdk_does_not_call_our_engine_deprecated():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        connected = client.connect("http://127.0.0.1:9/v1", "key", Settings(_env_file=None))
        with pytest.raises(openai.APIConnectionError):
            connected.with_options(max_retries=0).beta.threads.create()
    connected.close()
