import pytest
from pydantic import SecretStr

from assistant_core.config import Settings
from assistant_core.engine.models.connections import ModelConnection
from assistant_core.engine.models.registry import Models
from assistant_core.errors import ConfigError
from tests.support.echo import ECHO


def choose(tmp_path, name, **settings):
    given = {"in_process_models": ECHO, **settings}
    chosen = Models(Settings(data_dir=tmp_path, **given)).connected(None).choose(name)
    return chosen["provider"], chosen["model"]


@pytest.mark.parametrize(
    ("settings", "name", "chosen"),
    [
        ({}, "default", ("echo", "echo")),
        ({}, "gpt-4o", ("echo", "echo")),
        ({"openai_api_key": "k"}, "default", ("openai-responses", "gpt-5.6-luna")),
        ({"openai_api_key": "k"}, "gpt-4o", ("openai-responses", "gpt-4o")),
        ({"openai_api_key": "k"}, "echo", ("echo", "echo")),
        ({"openai_api_key": "k", "openai_model": "m"}, "default", ("openai-responses", "m")),
        (
            {"openai_api_key": "k", "openai_base_url": "https://api.openai.com/v1"},
            "m",
            ("openai-responses", "m"),
        ),
        ({"openai_base_url": "http://localhost:11434/v1"}, "m", ("chat-completions", "m")),
        (
            {"openai_base_url": "http://localhost:1/v1", "model_provider": "responses"},
            "m",
            ("openai-responses", "m"),
        ),
        (
            {"openai_api_key": "k", "model_provider": "anthropic"},
            "default",
            ("anthropic-messages", "claude-sonnet-5-5"),
        ),
        (
            {"openai_api_key": "k", "openai_base_url": "https://api.anthropic.com/v1"},
            "m",
            ("anthropic-messages", "m"),
        ),
        (
            {"openai_base_url": "http://localhost:1/v1", "model_provider": "anthropic"},
            "default",
            ("anthropic-messages", "default"),
        ),
        ({"openai_api_key": "k", "model_provider": "echo"}, "m", ("echo", "echo")),
        (
            {"openai_api_key": "k", "openai_model": "new", "retired_models": "gpt-4*, gpt-3.5*"},
            "gpt-3.5-turbo",
            ("openai-responses", "new"),
        ),
    ],
)
def test_who_answers(tmp_path, settings, name, chosen):
    assert choose(tmp_path, name, **settings) == chosen


def test_a_retired_name_is_told(tmp_path):
    models = Models(Settings(data_dir=tmp_path, openai_api_key="k", retired_models="gpt-4*"))
    assert models.connected(None).choose("gpt-4o")["notices"] == [
        "gpt-4o is retired; gpt-5.6-luna answered in its place (RETIRED_MODELS)."
    ]


@pytest.mark.parametrize(
    "settings", [{"model_provider": "anthropic"}, {"openai_base_url": "https://api.anthropic.com/v1"}]
)
def test_a_key_for_anthropic_embeds_nowhere_else(tmp_path, settings):
    with pytest.raises(ConfigError, match="EMBEDDING_MODEL needs a server that embeds"):
        Models(Settings(data_dir=tmp_path, openai_api_key="k", embedding_model="e", **settings))


@pytest.mark.parametrize("provider", ["responses", "chat", "anthropic", "azure"])
def test_a_provider_without_what_it_needs(tmp_path, provider):
    with pytest.raises(ConfigError, match=r"Set (it|them) and start again"):
        Models(Settings(data_dir=tmp_path, model_provider=provider))


def test_a_wire_that_there_is_not(tmp_path):
    models = Models(Settings(data_dir=tmp_path))
    with pytest.raises(ConfigError, match="MODEL_PROVIDER=telex is not known here"):
        models.offer(ModelConnection("telex", api_key=SecretStr("k")))
