import pytest

from assistant_core import config
from assistant_core.config import Settings, get_settings
from assistant_core.errors import ConfigError


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch, tmp_path):
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    monkeypatch.setitem(Settings.model_config, "toml_file", tmp_path / "secrets.toml")
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def test_the_environment_beats_dotenv_which_beats_secrets(monkeypatch, tmp_path):
    (tmp_path / "secrets.toml").write_text('OPENAI_MODEL = "secret"\nRETIRED_MODELS = "a"\n')
    assert get_settings().openai_model == "secret"
    (tmp_path / ".env").write_text("OPENAI_MODEL=dotenv\n")
    get_settings.cache_clear()
    assert get_settings().openai_model == "dotenv"
    monkeypatch.setenv("OPENAI_MODEL", "environment")
    get_settings.cache_clear()
    assert (get_settings().openai_model, get_settings().retired_models) == ("environment", "a")


def test_a_key_is_never_shown(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(get_settings())


def test_a_bad_value_names_its_setting(monkeypatch):
    monkeypatch.setenv("RUN_EXPIRES_SECONDS", "soon")
    with pytest.raises(ConfigError, match="RUN_EXPIRES_SECONDS is not usable"):
        get_settings()


def test_data_is_kept_beside_the_app_by_default():
    assert get_settings().data_dir == config.ROOT / "data"


@pytest.mark.parametrize(("given", "meant"), [("ko", "ko"), ("en_US:en", "auto"), ("", "auto")])
def test_the_systems_own_language_says_nothing_of_the_readers(monkeypatch, given, meant):
    monkeypatch.setenv("LANGUAGE", given)
    assert get_settings().language == meant
