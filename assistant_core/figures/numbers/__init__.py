"""Finds every number in a text, with its place and meaning. It judges none of them."""

from assistant_core.figures.numbers.find import find
from assistant_core.figures.numbers.number import Bound, Kind, Number, Role, When

__all__ = ["Bound", "Kind", "Number", "Role", "When", "find"]
