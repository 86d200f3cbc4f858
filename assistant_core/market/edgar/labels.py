"""How alike names are: `nvda:ComputeAndNetworkingSegmentMember` is "Compute & Networking"."""

import re

_CAMEL = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|\b|\d)|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_DROPPED = frozenset("and of the in for to by from member domain axis segment segments total net".split())
MOST = 40
"""Words of a name."""


def words(name: str) -> frozenset[str]:
    """The telling words of a printed label or of a name in a taxonomy, in small letters and the singular."""
    local = name.rpartition(":")[2]
    told = [one.lower() for one in _CAMEL.findall(local.replace("&", " and ").replace("'s", ""))[:MOST]]
    kept = [one for one in told if one not in _DROPPED] or told
    return frozenset(one[:-1] if len(one) > 3 and one.endswith("s") else one for one in kept)


def likeness(one: str, other: str) -> float:
    """0 with no word in common, 1 with the same words, in whatever order and however they are joined."""
    ours, theirs = words(one), words(other)
    if not ours or not theirs:
        return 0.0
    if _letters(one) == _letters(other):
        return 1.0
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def spoken(member: str) -> str:
    """A member's name in words where the document prints none: "Compute And Networking"."""
    local = re.sub(r"(?:(?<!Non)Segments?)?(?:Member|Domain)$", "", member.rpartition(":")[2])
    return " ".join(_CAMEL.findall(local)[:MOST]) or local


def _letters(name: str) -> str:
    return "".join(sorted("".join(words(name))))
