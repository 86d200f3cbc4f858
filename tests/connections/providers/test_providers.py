"""Every provider: one row for each file."""

from urllib.parse import urlsplit

import pytest

from assistant_core.connections.registry import providers

TOLD: dict[str, bool] = {}

# Where it is, the wire it is spoken to, what it needs of the reader, and a few names that its list may hold:
# those that are offered, and those that are not.
ROWS = {
    "anthropic": ("api.anthropic.com", "anthropic", "key", "claude-sonnet-5", ""),
    "azure": ("", "azure", "address key version deployment", "", ""),
    "deepseek": ("api.deepseek.com", "auto", "key", "deepseek-chat", ""),
    "gemini": (
        "generativelanguage.googleapis.com",
        "auto",
        "key",
        "models/gemini-3-flash-preview models/gemma-3-27b-it",
        "models/gemini-embedding-001 models/imagen-4.0-generate-001 models/gemini-3-pro-image models/veo-3.0",
    ),
    "groq": (
        "api.groq.com",
        "auto",
        "key",
        "openai/gpt-oss-120b",
        "whisper-large-v3 meta-llama/llama-guard-4",
    ),
    "mistral": ("api.mistral.ai", "auto", "key", "mistral-large-latest", ""),
    "openai": (
        "api.openai.com",
        "auto",
        "key",
        "gpt-5.6-luna o4-mini",
        "text-embedding-3-small whisper-1 gpt-4o-mini-tts dall-e-3 gpt-realtime gpt-image-1 davinci-002",
    ),
    "openrouter": ("openrouter.ai", "auto", "key", "openrouter/auto", ""),
    "xai": ("api.x.ai", "auto", "key", "grok-4", "grok-2-image-1212"),
    "llama_cpp": ("127.0.0.1:8080", "auto", "address", "qwen", ""),
    "lm_studio": (
        "127.0.0.1:1234",
        "auto",
        "address",
        "qwen/qwen3-8b",
        "text-embedding-nomic-embed-text-v1.5",
    ),
    "ollama": ("127.0.0.1:11434", "auto", "address", "qwen3:8b", "nomic-embed-text:latest bge-m3:latest"),
    "vllm": ("127.0.0.1:8000", "auto", "address", "Qwen/Qwen3-8B", ""),
    "jan": ("127.0.0.1:1337", "auto", "address found", "m", ""),
    "koboldcpp": ("127.0.0.1:5001", "auto", "address found", "m", ""),
    "local_ai": ("127.0.0.1:8081", "auto", "address found", "m", ""),
    "text_generation_webui": ("127.0.0.1:5000", "auto", "address found", "m", ""),
    "other": ("", "auto", "address", "m", ""),
}


def test_every_provider_has_its_row():
    assert ROWS.keys() == providers().keys()


@pytest.mark.parametrize("key", ROWS)
def test_provider(key):
    host, kind, needs, offered, left_out = ROWS[key]
    one = providers()[key]
    assert (one.key, urlsplit(one.base_url).netloc, one.kind) == (key, host, kind)
    assert bool(one.name) == (key != "other")
    told = {
        "address": one.asks_address,
        "key": one.needs_key == "always",
        "version": one.has_versions,
        "deployment": one.has_deployments,
        "found": one.only_found,
    }
    assert {name for name, is_so in told.items() if is_so} == set(needs.split())
    pages = [one.key_page] if one.needs_key == "always" else [one.pages] if one.is_local else []
    assert [urlsplit(page).scheme for page in pages] == ["https"] * len(pages)
    names = (offered + " " + left_out).split()
    assert one.listed([(name, TOLD) for name in names]) == tuple(
        name.removeprefix(one.models_begin_with) for name in offered.split()
    )


def test_what_a_list_tells_decides_and_a_list_without_any_is_shown_whole():
    mistral = providers()["mistral"]
    tells = [("a", {"chat": True, "tools": True}), ("b", {"chat": False}), ("c", {"tools": False}), ("d", {})]
    assert mistral.listed(tells) == ("a", "d")
    assert mistral.listed(tells[1:3]) == ("b", "c")


@pytest.mark.parametrize(
    ("typed", "url", "deployment", "version"),
    [
        ("https://r.openai.azure.com/", "https://r.openai.azure.com", "", ""),
        (" https://r.openai.azure.com/openai/v1/ ", "https://r.openai.azure.com", "", ""),
        ("https://r.example/openai/v1/responses?api-version=preview", "https://r.example", "", ""),
        (
            "https://r.cognitiveservices.azure.com/openai/deployments/my%20gpt/chat/completions"
            "?api-version=2025-01-01-preview",
            "https://r.cognitiveservices.azure.com",
            "my gpt",
            "2025-01-01-preview",
        ),
        ("https://r.services.ai.azure.com/api/projects/p-1", "https://r.services.ai.azure.com", "", ""),
        ("https://gate.example/ai/openai/deployments/d/x", "https://gate.example/ai", "d", ""),
        ("r.openai.azure.com", "https://r.openai.azure.com", "", ""),
        ("", "", "", ""),
        ("http://[broken", "http://[broken", "", ""),
    ],
)  # fmt: skip
def test_what_azures_portals_show(typed, url, deployment, version):
    assert providers()["azure"].read_address(typed) == (url, deployment, version)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/", "http://localhost:11434/v1"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1"),
        ("http://nas/ollama/v1", "http://nas/ollama/v1"),
        ("localhost:11434", "localhost:11434"),
        ("http://[x", "http://[x"),
    ],
)
def test_the_path_of_a_local_servers_api(typed, url):
    assert providers()["ollama"].read_address(typed).url == url
