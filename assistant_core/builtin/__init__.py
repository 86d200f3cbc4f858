"""The model that answers when no other is configured: rules, not a language model.

`decide.py` picks the next move; the files in `skills/` know how to answer something. A question about
companies is read into a frame (`understanding/`), planned and answered from it (`research/`). A new kind of
question is a file of examples in `asks/`, which says what answers it; a new way of answering one a module in
`research/answers/`; a new skill a file in `skills/`.
"""

from assistant_core.builtin.model import BuiltinModel

__all__ = ["BuiltinModel"]
