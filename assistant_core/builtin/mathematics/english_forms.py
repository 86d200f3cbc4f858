"""The forms of a question in English: a task and a pattern, the first that fits is taken."""

from assistant_core.builtin.mathematics.notation import DEFINED

THING = (
    # "a" alone may be a letter of the formula.
    r"(?:(?:(?:the|this|these|following|a|an|my|linear|quadratic|cubic|simultaneous|definite|indefinite)\s+)*"
    r"(?:equation|expression|system|function|inequality|inequalities|polynomial|problem|term|formula)s?"
    r"(?: of (?:linear )?equations)?\b:?\s*|(?:(?:the|this|these|following)\s+)*)"
)
_ASK = (
    r"(?:(?:find|compute|calculate|evaluate|determine|give|get|take|work out|what is|what's"
    r"|what are)(?: me)?\s+)?(?:the )?"
)
_LETTERS = r"[a-z](?:(?:, ?(?:and )?| and )[a-z])*"
_IN = r"(?: (?:with respect to|w\.?r\.?t\.?|for|in) (?P<variable>[A-Za-z]))?"
_FOR = rf"(?: for (?P<letters>{_LETTERS}))?"
_AT = r"(?: at (?:the point )?(?:[a-z] ?= ?)?(?P<point>.+))?"
_SIDED = r"(?P<sided>(?:left|right)(?:-hand(?:ed)?| hand)?|one-sided)"
_GOES = r"(?:->|approaches|approaching|goes to|tends to|to)"
_FROM = r"(?: from (?:the )?(?P<from>left|right|above|below|positive|negative)(?: side)?)?"
_WANTED = r"(?:find|what is|what's|compute|calculate|evaluate|determine|then find)(?: the value of)?"
FORMS = (
    (
        "function",
        rf"(?:if |given |let |for )?{DEFINED}(?P<e>.+?)(?:,| then|,? and)+ {_WANTED} (?P<asked>\S.*)",
    ),
    (
        "function",
        rf"(?:if |given |let |for )?{DEFINED}(?P<e>.+?)(?:[,;]| then) ?(?P<asked>[fgh]'*\(.+\) ?=?|d[yf]/dx)",
    ),
    (
        "function",
        rf"(?:{_WANTED} )?(?P<asked>[fgh] ?'*\(.+?\)|d[yf]/dx) (?:if|when|for|where|given|of)"
        rf"(?: that)? {DEFINED}(?P<e>.+)",
    ),
    ("slope", rf"(?:if |given |let |for )?y ?= ?(?P<e>.+?)(?:,| then)+ {_WANTED} (?P<asked>d[yf]/dx|y'+)"),
    (
        "slope",
        rf"(?:{_WANTED} )?(?P<asked>d[yf]/dx|y'+) (?:if|when|for|where|given|of)(?: that)? y ?= ?(?P<e>.+)",
    ),
    (
        "derivative",
        rf"{_ASK}(?:(?P<order>\w+) )?derivative of {THING}(?P<e>.+?){_IN}{_AT}",
    ),
    ("derivative", rf"(?:differentiate|derive) {THING}(?P<e>.+?){_IN}{_AT}"),
    (
        "integral",
        rf"(?:{_ASK}(?:(?:in)?definite )?(?:integral|anti-?derivative) of|integrate|∫)"
        rf" {THING}(?P<e>.+?){_IN}(?: d(?P<d>[a-z]))?"
        r"(?: (?:from|between) (?:[a-z] ?= ?)?(?P<a>.+?) (?:to|and) (?:[a-z] ?= ?)?(?P<b>.+?))?(?:"
        r" d(?P<d2>[a-z]))?",
    ),
    (
        "limit",
        rf"{_ASK}(?:{_SIDED} )?lim(?:it)?(?: of)? {THING}(?P<e>.+?),? (?:as|when|for) (?P<variable>[a-z])"
        rf" ?{_GOES} ?(?P<point>.+?){_FROM}",
    ),
    (
        "limit",
        rf"{_ASK}(?:{_SIDED} )?lim(?:it)?,? as (?P<variable>[a-z]) ?{_GOES} ?"
        rf"(?P<point>\S+?){_FROM},? (?:of )?{THING}(?P<e>.+)",
    ),
    ("simplify", rf"(?:simplify|reduce) {THING}(?P<e>.+)"),
    ("factor", rf"(?:factor|factori[sz]e)(?: out| completely| fully)? {THING}(?P<e>.+)"),
    ("factor", rf"{_ASK}prime fact(?:ors|ori[sz]ation) of (?P<e>\d+)"),
    ("expand", rf"(?:expand|multiply out) {THING}(?P<e>.+)"),
    (
        "roots",
        rf"{_ASK}(?:all )?(?:the )?(?:roots?|zeros?|zeroes|solutions?) (?:of|to|for) {THING}"
        rf"(?P<e>.+?){_FOR}",
    ),
    (
        "solve",
        rf"solve {THING}for (?P<letters>{_LETTERS})(?: in| if| given| where| when)? {THING}(?P<e>.+)",
    ),
    ("solve", rf"solve:? {THING}(?P<e>.+?){_FOR}"),
    (
        "solve",
        r"(?:find|what is|what's|what are|determine)(?: the values? of)? "
        rf"(?P<letters>{_LETTERS}),? (?:(?:if|when|where|in|such"
        r" that|so that|given(?: that)?|from),? )?(?P<e>.+)",
    ),
    ("solve", r"(?:what|which) values? of (?P<letters>[a-z]) (?:makes?|solves?|satisf(?:y|ies)) (?P<e>.+)"),
    (
        "solve",
        r"(?:(?:if|given(?: that)?|when|where|solve) )?(?P<e>.+?)(?:,| then)* (?:(?:find|what is|what's"
        r"|what are|determine"
        rf"|solve for)(?: the values? of)? (?P<letters>{_LETTERS})|(?P<letters2>[a-z]) ?= ?(?=\?|$))",
    ),
    (
        "value",
        rf"(?:{_WANTED} )?(?:the value of )?{THING}(?P<e>.+?),? (?:at|when|if|for|where|with"
        r"|given) (?P<values>[a-z] ?(?:=|is) ?.+)",
    ),
    (
        "value",
        r"(?:if|when|given|let|for) (?P<values>[a-z] ?(?:=|is) ?.+?)(?:,"
        rf"| then)+ {_WANTED} {THING}(?P<e>.+)",
    ),
    ("value", rf"(?:substitute|plug in|put) (?P<values>[a-z] ?= ?.+?) (?:into|in) {THING}(?P<e>.+)"),
    ("compute", r"(?:what )?(?P<e>[\d(].*?) is(?: what)?"),
    (
        "compute",
        rf"(?:what is|what's|what does|how much is|calculate|compute|evaluate|work out|find)(?: the (?:value"
        rf"|result) of)? {THING}(?P<e>.+?)(?: equal)?",
    ),
)
