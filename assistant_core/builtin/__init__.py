"""The model that answers when no other is configured: rules, not a language model.

`decide.py` picks the next move, the files in `skills/` know how to answer something, and `research/` holds
what the stock research skill is made of. A new skill is one new file in `skills/`.
"""

from assistant_core.builtin.model import BuiltinModel

__all__ = ["BuiltinModel"]
