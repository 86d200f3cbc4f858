"""What the app installs: every version pinned and within its range, and its licence known."""

import importlib.metadata
import re
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant_core.config import ROOT

PERMISSIVE = r"MIT|BSD|0BSD|Apache|PSF|Python Software Foundation"
WITHOUT_METADATA = {"peewee": "MIT"}
"""The licence as the package's own licence file has it."""


def lines(name: str) -> Iterator[Requirement]:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        requirement = re.sub(r"\s*(#.*|--hash=.*)", "", line)
        if requirement and not requirement.startswith("-r"):
            yield Requirement(requirement)


def pins(name: str) -> dict[str, str]:
    return {canonicalize_name(line.name): str(line.specifier).removeprefix("==") for line in lines(name)}


def installed() -> dict[str, importlib.metadata.Distribution]:
    """What requirements.txt brings on this machine, by name."""
    found: dict[str, importlib.metadata.Distribution] = {}
    todo = [(line, frozenset[str]()) for line in lines("requirements.txt")]
    while todo:
        wanted, extras = todo.pop()
        applies = not wanted.marker or any(
            wanted.marker.evaluate({"extra": extra}) for extra in ["", *extras]
        )
        name = canonicalize_name(wanted.name)
        if not applies or (name in found and not wanted.extras):
            continue
        found[name] = importlib.metadata.distribution(wanted.name)
        todo += [(Requirement(line), frozenset(wanted.extras)) for line in found[name].requires or []]
    return found


def licence_of(distribution: importlib.metadata.Distribution) -> str:
    """An SPDX expression where there is one; else the classifiers, or the first line of what is there."""
    told = distribution.metadata
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    expression, words = (" ".join(told.get_all(name) or []) for name in ("License-Expression", "License"))
    return expression or " ".join(classifiers) or words.split("\n")[0]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_within_its_range(name):
    pinned = pins("constraints.txt")
    for line in lines(name):
        assert line.specifier.contains(pinned[canonicalize_name(line.name)]), line


def test_all_that_the_app_brings_is_pinned_and_locked():
    pinned, locked = pins("constraints.txt"), pins("requirements-locked.txt")
    assert {name for name in installed() if name not in locked} == set()
    assert {name: version for name, version in locked.items() if pinned.get(name) != version} == {}


def test_every_locked_version_has_a_hash():
    text = (ROOT / "requirements-locked.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        assert line.startswith("#") or "--hash=sha256:" in line, line[:60]


def test_every_licence_is_known_and_named_where_it_asks_for_more():
    header = "".join(re.findall(r"(?m)^#.*$", (ROOT / "requirements.txt").read_text(encoding="utf-8")))
    for name, distribution in installed().items():
        licence = licence_of(distribution) or WITHOUT_METADATA[name]
        assert not re.search(r"GPL|GNU|Proprietary|SSPL|BUSL", licence), (name, licence)
        if "MPL" in licence or not re.search(PERMISSIVE, licence):
            assert re.search(rf"\b{re.escape(name)}\b", header), (name, licence)
