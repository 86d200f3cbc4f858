"""Whether a text stands in code, followed as it is written: what is shown there is for the reader alone."""

FENCE = "```"
LONGEST_LINE = 1_000


class CodeBlocks:
    def __init__(self) -> None:
        self._fences = 0
        self._line = ""
        """The last line, as far as it has come."""

    def take(self, text: str) -> None:
        if "\n" not in text:
            self._line = (self._line + text)[-LONGEST_LINE:]
            return
        *lines, last = (self._line + text).split("\n")
        self._fences += sum(line.count(FENCE) for line in lines)
        self._line = last[-LONGEST_LINE:]

    def are_open_after(self, text: str) -> bool:
        """Whether code goes on behind this further text."""
        *lines, last = (self._line + text).split("\n")
        fences = self._fences + sum(line.count(FENCE) for line in (*lines, last))
        return fences % 2 == 1 or last.replace(FENCE, "").count("`") % 2 == 1
