"""Every setting of the app and the engine.

Values come from, in this order: the environment, a `.env` file, `.streamlit/secrets.toml`, the defaults
below. The README's table of settings is checked against this file.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant_core.errors import ConfigError
from assistant_core.prices import read_prices

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_file=ROOT / ".env",
        toml_file=ROOT / ".streamlit" / "secrets.toml",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,  # it may be a key
    )

    openai_api_key: SecretStr | None = Field(None, description="Key for the model server.")
    openai_base_url: str | None = Field(
        None, description="An OpenAI-compatible server (Ollama, vLLM, LM Studio, …) instead of OpenAI."
    )
    openai_model: str | None = Field(
        None, description="Default model. OpenAI: gpt-5.6-luna; other servers: the first they list."
    )
    model_provider: str = Field(
        "auto",
        description="Which wire format to speak, or the name of an in-process model; "
        "auto decides by key and base URL.",
    )
    in_process_models: str = Field(
        "builtin=assistant_core.builtin:BuiltinModel",
        description="Models that run in the engine itself: NAME=MODULE:CLASS, comma-separated; off for none.",
    )
    openai_api_version: str | None = Field(
        None, description="With MODEL_PROVIDER=azure: the dated api-version; unset, the v1 API."
    )
    model_temperature: float | None = Field(
        None, ge=0, le=2, description="Sampling temperature (0 to 2); unset, the model's own."
    )
    model_prices: str = Field(
        "",
        description=(
            "US dollars per million prompt/completion/cached tokens by name pattern: "
            "m=0.25/2/0.03, qwen*=0/0."
        ),
    )
    embedding_model: str | None = Field(
        None, description="A model of the same server that embeds text: files are searched by meaning too."
    )
    retired_models: str = Field(
        "", description="Comma-separated name patterns (gpt-4*) served by the default model instead."
    )
    assistants_base_url: str | None = Field(
        None, description="A separate engine (http://host:8600/v1); unset, the app embeds one."
    )
    engine_api_key: SecretStr | None = Field(
        None, description="Key that requests to the engine must carry; unset, a random one."
    )
    data_dir: Path = Field(
        ROOT / "data", description="Where the engine keeps its database and files, and the app its watchlist."
    )
    edgar_contact: str | None = Field(
        None,
        pattern=r"^\S+@\S+\.\S+$",
        description="An e-mail address, sent to SEC EDGAR with each request: it refuses those without.",
    )
    opendart_api_key: SecretStr | None = Field(
        None, description="Key for OpenDART (Korean filings); free, at opendart.fss.or.kr."
    )
    edgar_data_url: str = Field(
        "https://data.sec.gov", description="Where SEC EDGAR's facts and lists of filings are."
    )
    edgar_www_url: str = Field(
        "https://www.sec.gov", description="Where SEC EDGAR's tickers and documents are."
    )
    opendart_url: str = Field("https://opendart.fss.or.kr", description="Where OpenDART is.")
    filings_cache_mb: int = Field(
        512, ge=1, description="Disk that filings from SEC EDGAR and OpenDART may take up, under DATA_DIR."
    )
    run_expires_seconds: int = Field(600, ge=1, description="A run that is not finished by then expires.")
    model_silence_seconds: float = Field(
        120, gt=0, description="A model that sends nothing for this long fails the run."
    )
    model_context_tokens: int = Field(
        128_000,
        ge=1_000,
        description="A model is shown as much of a long conversation as fits, and as its own window holds.",
    )
    tool_timeout_seconds: float = Field(
        60, gt=0, description="A function tool that takes longer is reported to the model as timed out."
    )
    interpreter: Literal["auto", "off"] = Field(
        "auto", description="Whether models may run code; auto does so where a sandbox can be had."
    )
    interpreter_seconds: float = Field(60, gt=0, description="Code that runs for longer is stopped.")
    interpreter_memory_mb: int = Field(1024, ge=512, description="Memory that the code of a thread may use.")
    interpreter_processes: int = Field(
        8, ge=1, description="Processes that the code of a thread may have at once, its own among them."
    )
    interpreter_disk_mb: int = Field(
        256, ge=1, description="What the files under a thread's /mnt/data may take up together."
    )
    interpreter_output_characters: int = Field(
        20_000, ge=100, description="Printed text beyond this is cut off."
    )
    language: Literal["auto", "en", "ko"] = Field(
        "auto", description="Language of the interface; auto takes the browser's."
    )

    @field_validator("language", mode="before")
    @classmethod
    def _ours(cls, given: object) -> object:
        """Systems set a LANGUAGE of their own (`en_US:en`), which says nothing about the app's readers."""
        return given if given in ("en", "ko") else "auto"

    @field_validator("model_prices")
    @classmethod
    def _readable(cls, given: str) -> str:
        read_prices(given)
        return given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, dotenv_settings, TomlConfigSettingsSource(settings_cls)


def is_on_this_machine(url: str) -> bool:
    """Whether requests to `url` stay here; then no proxy of the environment may stand in between."""
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")


@lru_cache
def get_settings() -> Settings:
    """The process's settings, read once. Raises ConfigError that names the setting at fault."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        raise ConfigError(f"{name} is not usable: {first['msg']}. Correct it and start again.") from error
