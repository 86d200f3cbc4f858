import os
import stat

import pytest

from assistant_core.config import Settings, get_settings
from assistant_core.errors import SettingsNotStored
from assistant_core.stored_settings import overriding, store

KEY = "sk-with 'single', \"double\", \\ and # and = signs"


@pytest.fixture
def files(monkeypatch, tmp_path):
    env, secrets = tmp_path / ".env", tmp_path / ".streamlit" / "secrets.toml"
    monkeypatch.setitem(Settings.model_config, "env_file", env)
    monkeypatch.setitem(Settings.model_config, "toml_file", secrets)
    get_settings.cache_clear()
    yield env, secrets
    get_settings.cache_clear()


def settings() -> Settings:
    get_settings.cache_clear()
    return get_settings()


@pytest.mark.parametrize("target", ["env", "secrets"])
def test_what_is_stored_is_what_the_next_start_reads(files, target):
    store(target, {"OPENAI_API_KEY": KEY, "OPENAI_MODEL": "m", "OPENAI_BASE_URL": None})
    assert settings().openai_api_key.get_secret_value() == KEY
    assert settings().openai_model == "m"
    path = files[target == "secrets"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.glob(".*.new")) == []
    assert not files[target == "env"].exists()


def test_other_lines_and_comments_of_env_stay(files):
    env, _ = files
    env.write_text('# mine\nDATA_DIR="/x y"\nOPENAI_MODEL=old # was good\n\nexport OTHER=1\n')
    store("env", {"OPENAI_MODEL": "new", "MODEL_TEMPERATURE": "0.5"})
    text = env.read_text()
    assert text.startswith("# mine\nDATA_DIR=\"/x y\"\nOPENAI_MODEL='new'")
    assert "export OTHER=1\n" in text
    assert (settings().openai_model, settings().model_temperature) == ("new", 0.5)


def test_other_lines_comments_and_tables_of_secrets_stay(files):
    _, secrets = files
    secrets.parent.mkdir()
    secrets.write_text(
        '# mine\nOPENAI_MODEL = "old"\nOPENAI_BASE_URL = "http://old/v1"\nn = 3\n\n[db]\nOPENAI_MODEL = "x"\n'
    )
    store("secrets", {"OPENAI_MODEL": "new", "OPENAI_BASE_URL": None, "OPENAI_API_KEY": "k"})
    assert secrets.read_text() == (
        '# mine\nOPENAI_MODEL = "new"\nn = 3\n\nOPENAI_API_KEY = "k"\n[db]\nOPENAI_MODEL = "x"\n'
    )


def test_what_is_stored_in_one_file_leaves_the_other(files):
    env, _ = files
    env.write_text("OPENAI_API_KEY=sk-old\nDATA_DIR=/data\n")
    store("secrets", {"OPENAI_BASE_URL": "http://localhost:1/v1", "OPENAI_API_KEY": None})
    assert settings().openai_base_url == "http://localhost:1/v1"
    assert settings().openai_api_key is None, "an old key would go to the new address"
    assert env.read_text() == "DATA_DIR=/data\n"


@pytest.mark.parametrize(
    "text",
    ['x = """\nOPENAI_MODEL = "inside"\n"""\n', "not toml", 'OPENAI_MODEL = """\nlong\n"""\n'],
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone(files, text):
    _, secrets = files
    secrets.parent.mkdir()
    secrets.write_text(text)
    with pytest.raises(SettingsNotStored, match=r"secrets\.toml"):
        store("secrets", {"OPENAI_MODEL": "new"})
    assert secrets.read_text() == text


def test_a_value_that_env_would_read_otherwise_is_refused(files):
    env, _ = files
    env.write_text("A=1\n")
    with pytest.raises(SettingsNotStored, match="cannot be written"):
        store("env", {"OPENAI_API_KEY": "sk-${HOME}"})
    assert env.read_text() == "A=1\n"
    with pytest.raises(SettingsNotStored, match="control character"):
        store("secrets", {"OPENAI_API_KEY": "sk\nEVIL=1"})


def test_a_real_environment_variable_is_told_and_a_copied_secret_is_not(files, monkeypatch):
    _, secrets = files
    secrets.parent.mkdir()
    secrets.write_text('OPENAI_MODEL = "copied"\n')
    monkeypatch.setenv("OPENAI_MODEL", "copied")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-real")
    values = {"OPENAI_MODEL": "new", "OPENAI_API_KEY": None}
    store("env", values)
    assert "OPENAI_MODEL" not in os.environ
    assert overriding(values) == ["OPENAI_API_KEY"]
    assert settings().openai_model == "new"
