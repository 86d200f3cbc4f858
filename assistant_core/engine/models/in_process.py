"""Model providers that run in this process, by name: those of a setting, and those of installed packages.

Nothing of them is imported before the engine starts. One that cannot be loaded stops the start.
"""

import re
from importlib.metadata import EntryPoint, entry_points

from assistant_core.engine.models.provider import ModelProvider
from assistant_core.errors import ConfigError

GROUP = "assistant_core.engine.model_providers"
"""The entry point group of packages that bring a provider: `NAME = "MODULE:CLASS"`."""
OFF = "off"
WIRES = ("responses", "chat", "anthropic", "azure")
TAKEN = frozenset({"auto", "default", "none", "ended", *WIRES})
NAME = re.compile(r"[\w][\w.-]{0,63}", re.ASCII)


def load_providers(setting: str) -> dict[str, ModelProvider]:
    """Name → provider, those of the setting first, which win. Raises ConfigError that names the one at fault.

    The setting is `NAME=MODULE:CLASS`, separated by commas, or `off`.
    """
    named = [] if setting.strip() == OFF else [part.strip() for part in setting.split(",") if part.strip()]
    providers: dict[str, ModelProvider] = {}
    for part in named:
        name, _, value = (each.strip() for each in part.partition("="))
        _add(providers, EntryPoint(name, value, GROUP))
    own = frozenset(providers)
    for found in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        if found.name not in own:
            _add(providers, found)
    return providers


def _add(providers: dict[str, ModelProvider], found: EntryPoint) -> None:
    if not NAME.fullmatch(found.name) or found.name in TAKEN:
        raise _unusable(found, "this name cannot be given")
    if found.name in providers:
        raise _unusable(found, "another one has this name")
    try:
        provider = found.load()()
    except Exception as error:  # other people's code may fail in any way
        raise _unusable(found, f"{type(error).__name__}: {error}"[:300]) from error
    if not isinstance(provider, ModelProvider):
        raise _unusable(found, "it has no name, windows and stream")
    providers[found.name] = provider


def _unusable(found: EntryPoint, why: str) -> ConfigError:
    where = f"the package {found.dist.name}" if found.dist else "IN_PROCESS_MODELS"
    return ConfigError(
        f"The model provider {found.name}={found.value} of {where} cannot be used: {why}. "
        "Correct or remove it, and start again."
    )
