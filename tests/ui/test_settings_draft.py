import pytest
from pydantic import SecretStr

from assistant_core.config import Settings, get_settings
from assistant_core.ui.settings_draft import Draft, of_settings, service_name

KEY = SecretStr("sk-typed-by-a-reader-9876")


@pytest.fixture(autouse=True)
def _own(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-own")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://api.mistral.ai/v1")
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def test_a_provider_with_a_wire_of_its_own_needs_no_address():
    made = Draft("anthropic", key=KEY, model="claude")
    assert made.missing == ""
    assert made.values() == {
        "MODEL_TEMPERATURE": None,
        "MODEL_PROVIDER": "anthropic",
        "OPENAI_BASE_URL": None,
        "OPENAI_MODEL": "claude",
        "OPENAI_API_KEY": KEY.get_secret_value(),
    }


def test_the_apps_own_key_goes_to_its_own_address_alone():
    own = of_settings(get_settings())
    assert (own.service, own.effective_key) == ("mistral", SecretStr("sk-own"))
    assert own.missing == ""
    assert "OPENAI_API_KEY" not in own.values()
    for service in ("openai", "deepseek", "anthropic", "ollama", "other", "azure"):
        own.moves_to(service)
        assert own.effective_key is None, service
        own.moves_to("mistral")
    own.moves_to("other", "https://api.mistral.ai/v1/")
    assert own.effective_key == SecretStr("sk-own")


@pytest.mark.parametrize(
    ("made", "missing"),
    [
        (Draft("builtin"), ""),
        (Draft("engine"), ""),
        (Draft("openai", key=KEY), ""),
        (Draft("openai"), "settings.need_key"),
        (Draft("mistral"), ""),
        (Draft("deepseek", key=KEY), "settings.need_model"),
        (Draft("ollama"), ""),
        (Draft("other"), "settings.need_address"),
        (Draft("azure", key=KEY), "settings.need_endpoint"),
        (Draft("azure", {"azure": "https://r.example"}), "settings.need_key"),
        (Draft("azure", {"azure": "https://r.example"}, KEY), "settings.need_deployment"),
        (Draft("azure", {"azure": "https://r.example"}, KEY, "d"), ""),
        (
            Draft("azure", {"azure": "https://r.example"}, KEY, "d", api_version="a b"),
            "settings.need_version",
        ),
    ],
)
def test_what_is_missing(made, missing):
    assert made.missing == missing


def test_names():
    assert service_name("openai", "") == "OpenAI"
    assert service_name("mistral", "https://api.mistral.ai/v1") == "Mistral"
    assert service_name("ollama", "http://nas:11434/v1") == "Ollama (nas:11434)"
    assert service_name("other", "https://llm.example/v1") == "llm.example"
    assert service_name("builtin", "") == ""


def test_every_setting_of_azure_is_shown_again():
    settings = Settings(
        model_provider="azure",
        openai_base_url="https://r.example/openai/v1/",
        openai_api_key="k",
        openai_model="d",
        openai_api_version="2024-10-21",
    )
    made = of_settings(settings)
    assert (made.service, made.base_url, made.model) == ("azure", "https://r.example", "d")
    assert made.api_version == "2024-10-21"
