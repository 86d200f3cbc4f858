"""Where a text has formulas: LaTeX between dollar signs, or as `\\(…\\)` and `\\[…\\]`."""

import re

# As Pandoc tells formulas from amounts: "$5 and $7" has a space before its second sign.
FORMULA = (
    r"\$\$(?P<block>(?:(?!\n\n|\$).)+)\$\$"
    r"|\$(?![\s$])(?P<inline>(?:\\.|[^$\\\n`])*?)(?<!\s)\$(?!\d)"
    r"|\\\((?P<inline_2>(?:(?!\n\n).)+?)\\\)"
    r"|\\\[(?P<block_2>(?:(?!\n\n).)+?)\\\]"
)
"""For `re.DOTALL`."""


def latex_of(match: re.Match[str]) -> tuple[str, bool]:
    """The LaTeX of what `FORMULA` has matched, and whether it stands on a line of its own."""
    block = match["block"] or match["block_2"]
    return (block or match["inline"] or match["inline_2"]).strip(), bool(block)
