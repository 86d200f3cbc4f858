"""stop-gap"""
from typing import Any

LexicalIndex = Any


class IndexDamaged(Exception):
    pass
