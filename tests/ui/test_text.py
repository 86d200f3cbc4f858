import random

import pytest

from assistant_core.ui.text import as_typed, code, paragraphs, plain, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("from $5 to $6", r"from \$5 to \$6"),
        (r"already \$5", r"already \$5"),
        ("`$x` and $y", r"`$x` and \$y"),
        ("```\necho $HOME\n```\n$1", "```\necho $HOME\n```\n\n\\$1"),
        ("``a ` $x`` $y", r"``a ` $x`` \$y"),
        ("an open ` tick $5", r"an open \` tick \$5"),
        ("![chart](https://example.com/a.png)", r"\![chart](https://example.com/a.png)"),
        ("[a link](https://example.com)", "[a link](https://example.com)"),
        ("wow!![a](https://e.com)", r"wow!\![a](https://e.com)"),
        (r"\![a](u) \\![a](u)", r"!\[a\](u) \\!\[a\](u)"),
        ("`![a](u)`", "`![a](u)`"),
        ("연 3~5% … 7~9%", r"연 3\~5% … 7\~9%"),
        ("5*3*2 and *so*", r"5\*3\*2 and *so*"),
        (":smile: a -> b", r"\::color[]smile\: a \-:color[]\> b"),
        ("매출**1,234억**은 **(연결)**", "매출**1,234억**은 **(연결)**"),
        ("2026. 11. 21. 오후", r"2026\. 11. 21. 오후"),
        ("```mermaid\ngraph\n```", "```\ngraph\n```"),
        ("    $HOME", "```\n$HOME\n```"),
        ("- a\n- b\n\n  > c", "- a\n\n- b\n\n  > c"),
        ("1. a\n   - b\n\n2. c", "1. a\n\n   - b\n\n2. c"),
        ("[f](sandbox:/mnt/data/f.csv), sandbox:/mnt/data/g.csv", "f, g.csv"),
        ("![f](<sandbox:/mnt/data/a b.png>) [g](sandbox:/mnt/data/a b.csv)", "f g"),
        ("Title #\n===", "# Title \\#"),
    ],
)
def test_safe(text, shown):
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("so $x_1 = 2$.", "so $x_1 = 2$."),
        ("양변에서 $11$을(를)", "양변에서 $11$을(를)"),
        ("so\n\n$$\\frac{1}{2}$$\n\nand", "so\n\n$$\n\\frac{1}{2}\n$$\n\nand"),
        ("$$\nx\n$$", "$$\nx\n$$"),
        (r"\(a<b\) and \[ c \]", "$a<b$ and $$c$$"),
        ("from $5 and $7", r"from \$5 and \$7"),
        ("it costs $5", r"it costs \$5"),
        ("$x = 1 is growing", r"\$x = 1 is growing"),
        ("`$x$` and $y$", "`$x$` and $y$"),
        (r"$a\$b$", r"$a\$b$"),
        ("$![a](u)$ ![b](u)", r"$![a](u)$ !\[b\](u)"),
        ("$5% to 7%$", r"\$5% to 7%\$"),
        ("a:\n$$\nx\n- y\n$$\nb", "a\\:\n\n$$\nx - y\n$$\n\nb"),
        ("$a$1", r"\$a\$1"),
    ],
)
def test_safe_with_formulas(text, shown):
    assert safe(text, formulas=True) == shown


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [""]),
        ("one\nstill one\n\ntwo", ["one\nstill one\n\n", "two"]),
        ("- a\n\n  goes on\n- b\n\nafter", ["- a\n\n  goes on\n- b\n\n", "after"]),
        ("```\na\n\nb\n```\n\nafter", ["```\na\n\nb\n```\n\n", "after"]),
        ("~~~\n```\n\n~~~\n\nafter", ["~~~\n```\n\n~~~\n\n", "after"]),
        ("| a |\n|---|\n| 1 |\n\nafter", ["| a |\n|---|\n| 1 |\n\n", "after"]),
    ],
)
def test_paragraphs(text, pieces):
    assert paragraphs(text) == pieces


def test_a_settled_paragraph_never_changes_and_nothing_is_lost():
    random.seed(1)
    for _ in range(200):
        text = "".join(random.choices(["word ", "\n", "\n\n", "- ", "  ", "```\n", "$", "| "], k=40))
        whole = paragraphs(text)
        assert "".join(whole) == text
        for end in range(len(text)):
            settled = paragraphs(text[:end])[:-1]
            assert settled == whole[: len(settled)]


def test_plain_and_code_show_what_they_were_given():
    assert plain("a_b *c* [d](e)\n$5") == r"a\_b \*c\* \[d\]\(e\) \$5"
    assert plain("2026. 11. 21. 오후") == r"2026\. 11. 21. 오후"
    assert plain("&lt; AT&T") == r"\&lt; AT&T"
    assert code("f(`x`)") == "``f(`x`)``"
    assert code("`x`") == "`` `x` ``"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3*x + 4*y = 5", r"3\*x \+ 4\*y = 5"),
        ("1. x\n2) $5", "1\\. x  \n2\\) \\$5"),
        ("above\n===\n\nbelow", "above  \n\\===  \n  \nbelow"),
        ("if x:\n    y", "if x\\:  \n\u00a0\u00a0\u00a0\u00a0y"),
    ],
)
def test_a_question_shows_what_was_typed_line_by_line(text, shown):
    assert as_typed(text) == shown


def test_the_products_own_markup_stands_where_it_was_put():
    text = "Sales of **1,234억**은 `1,234` [1]."
    at, mark = text.index("1,234"), ":orange[1,234\u00a0:material/help:]"
    in_code = text.index("`") + 1
    edits = [(at, at + 5, mark), (in_code, in_code + 5, mark), (len(text), len(text), ":gray-badge[1]")]
    assert safe(text, edits=edits) == (f"Sales of **{mark}억**은 `1,234` \\[1\\].:gray-badge[1]")
    assert safe("**1**은", edits=[(2, 3, ":orange[1]")]) == "**:orange[1]**:color[]은"


def test_nobody_else_writes_the_products_markup():
    assert safe("\ufdd00\ufdd1x\ufdd2", edits=[(9, 9, "")][:0]) == "\ufffd0\ufffdx\ufffd"


def test_a_fence_is_the_same_for_pieces_and_for_the_text():
    assert paragraphs("``` a`b\n\nc") == ["``` a`b\n\n", "c"]
    assert paragraphs("```\u2028```\n\nc") == ["```\u2028```\n\n", "c"]


def test_what_nests_too_deep_or_has_no_end_is_shown_as_it_is():
    deep = "> " * 60 + "the end"
    assert safe(deep).endswith("the end")
    assert safe("*a_" * 5000).count(r"\*a") == 5000
    long = "- a\n" * 20_010
    assert safe(long).endswith("```\n" + "- a\n" * 10 + "```")
