import pytest

from assistant_core.connections.registry import provider_at, providers


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://api.mistral.ai/v1", "mistral"),
        ("https://api.mistral.ai/v1/", "mistral"),
        ("https://api.mistral.ai/v2", "other"),
        ("https://api.mistral.ai.evil.example/v1", "other"),
        ("https://generativelanguage.googleapis.com/v1beta/openai/", "gemini"),
        ("http://localhost:11434/v1", "ollama"),
        ("http://nas.local:11434/v1", "ollama"),
        ("http://127.0.0.1:8000/v1", "vllm"),
        ("http://gateway.example:8000/v1", "other"),
        ("http://localhost:4000/v1", "other"),
        ("https://llm.example/v1", "other"),
        ("http://localhost:x/v1", "other"),
        ("", "other"),
        ("https://api.anthropic.com/v1", "anthropic"),
        ("https://api.anthropic.com", "other"),
    ],
)
def test_whose_an_address_is(url, key):
    assert provider_at(url).key == key


def test_they_come_in_the_order_in_which_a_reader_looks_for_them():
    known = list(providers().values())
    assert known[-1].key == "other"
    assert [one.is_local for one in known] == [*sorted(one.is_local for one in known[:-1]), False]
    ports = [one.port for one in known if one.port]
    assert len(ports) == len(set(ports))
