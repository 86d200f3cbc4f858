"""Keeps settings in `.env` or `.streamlit/secrets.toml`, beside whatever else stands in there."""

import json
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values, set_key, unset_key

from assistant_core.config import Settings
from assistant_core.errors import SettingsNotStored

Target = Literal["env", "secrets"]
Values = Mapping[str, str | None]
"""Setting in capitals → its value, or None for the default."""
Edit = Callable[[Path], None]

PRIVATE = 0o600
NO_VALUE = re.compile(r"[\x00-\x1f\x7f]")


def store(target: Target, values: Values) -> None:
    """Write the values into one file, and take the same settings out of the other, so that one place tells.

    Raises SettingsNotStored, having changed nothing in the file that it names.
    """
    for name, value in values.items():
        if value and NO_VALUE.search(value):
            raise SettingsNotStored(f"{name} holds a control character, so nothing was stored.")
    _forget_copies(values)
    writers = {"env": _write_env, "secrets": _write_secrets}
    other: Target = "secrets" if target == "env" else "env"
    writers[target](values)
    writers[other](dict.fromkeys(values))


def overriding(values: Values) -> list[str]:
    """The settings that the environment decides, whatever is stored."""
    return [name for name, value in values.items() if os.environ.get(name) not in (None, "", value)]


def path_of(target: Target) -> Path:
    """Where the settings are read from."""
    path = Settings.model_config["env_file" if target == "env" else "toml_file"]
    if not isinstance(path, (str, Path)):
        raise SettingsNotStored("This app reads no settings from files.")
    return Path(path).resolve()


def _forget_copies(values: Values) -> None:
    """Streamlit copies what stands in secrets.toml into the environment, where it would stay in force."""
    for name, copied in _secrets_in(_text(path_of("secrets"))).items():
        if name in values and os.environ.get(name) == str(copied):
            del os.environ[name]


def _write_env(values: Values) -> None:
    path = path_of("env")
    before = _text(path)
    if not before and not any(values.values()):
        return

    def edit(draft: Path) -> None:
        known = dotenv_values(draft)
        for name, value in values.items():
            if value:
                set_key(draft, name, value)
            elif name in known:
                unset_key(draft, name)
        kept = dotenv_values(draft)
        if any(kept.get(name) != value for name, value in values.items() if value):
            raise SettingsNotStored(f"A value cannot be written into {path.name}; store it elsewhere.")

    _replace(path, before, edit)


def _write_secrets(values: Values) -> None:
    path = path_of("secrets")
    before = _text(path)
    if not before and not any(values.values()):
        return
    wanted = {name: known for name, known in _secrets_in(before).items() if name not in values}
    wanted |= {name: value for name, value in values.items() if value}
    after = _edited_toml(before, values)
    try:
        as_wanted = tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        as_wanted = False
    if not as_wanted:
        raise SettingsNotStored(f"{path.name} could not be changed safely. Edit it by hand, or use .env.")
    _replace(path, after, lambda draft: None)


def _edited_toml(text: str, values: Values) -> str:
    """The settings are top-level keys, and so stand in front of the first table."""
    lines = text.splitlines(keepends=True)
    first_table = next((number for number, line in enumerate(lines) if line.lstrip().startswith("[")), None)
    top, tables = lines[:first_table], lines[first_table:] if first_table is not None else []
    left = {name: value for name, value in values.items() if value}
    kept = []
    for line in top:
        match = re.match(r"""\s*["']?([\w-]+)["']?\s*=""", line)
        if not match or match[1] not in values:
            kept.append(line if line.endswith("\n") else f"{line}\n")
        elif match[1] in left:
            kept.append(_toml_line(match[1], left.pop(match[1])))
    return "".join([*kept, *(_toml_line(name, value) for name, value in left.items()), *tables])


def _toml_line(name: str, value: str) -> str:
    return f"{name} = {json.dumps(value, ensure_ascii=False)}\n"


def _secrets_in(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsNotStored(f"secrets.toml cannot be read ({error}), so nothing was stored.") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsNotStored(f"{path.name} cannot be read ({error}), so nothing was stored.") from error


def _replace(path: Path, text: str, edit: Edit) -> None:
    """In one step, and readable by nobody else: it may hold keys."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.touch(PRIVATE)
        draft.write_text(text, encoding="utf-8")
        edit(draft)
        draft.chmod(PRIVATE)
        draft.replace(path)
    except OSError as error:
        raise SettingsNotStored(f"{path.name} cannot be written ({error}). It is as it was.") from error
    finally:
        draft.unlink(missing_ok=True)
