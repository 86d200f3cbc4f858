"""The docs say what the code does."""

import re

import pytest

from assistant_core.analysis.forward import FORWARD
from assistant_core.analysis.multiples import MULTIPLES
from assistant_core.analysis.ratios import RATIOS
from assistant_core.config import ROOT, Settings
from assistant_core.engine.models.responses import OPENAI_DEFAULT_MODEL
from assistant_core.tools.registry import all_tools

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme_with_its_default():
    rows = re.findall(r"^\| `([A-Z_]+)` \| (?:`(.*?)`)? ?\|", README, re.MULTILINE)
    said = dict(rows)
    assert said.keys() == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default = field.default.relative_to(ROOT) if name == "data_dir" else field.default
        assert said[name.upper()] == ("" if default in (None, "") else str(default)), name


def test_the_default_model_is_the_one_the_readme_names():
    assert f"`{OPENAI_DEFAULT_MODEL}`" in README


@pytest.mark.parametrize("folder", ["assistant_core", "assistant_core/engine"])
def test_the_tree_names_every_folder(folder):
    tree = README.split("## How it is laid out")[1]
    for path in (ROOT / folder).iterdir():
        if path.is_dir() and path.name != "__pycache__":
            assert f" {path.name}/ " in tree, path


def test_every_function_and_every_formula_is_in_the_docs():
    research = (ROOT / "docs" / "research.md").read_text(encoding="utf-8")
    assert [name for name in all_tools() if f"`{name}`" not in research] == []
    for name, (unit, formula, *_) in [*RATIOS.items(), *MULTIPLES.items(), *FORWARD.items()]:
        assert f"| `{name}` | {unit} | {formula} |" in research, name


def test_links_lead_somewhere():
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} → {target}"
