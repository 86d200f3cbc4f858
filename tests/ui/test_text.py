import random

import pytest

from assistant_core.ui.text import as_typed, code, paragraphs, plain, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("from $5 to $6", r"from \$5 to \$6"),
        (r"already \$5", r"already \$5"),
        ("`$x` and $y", r"`$x` and \$y"),
        ("```\necho $HOME\n```\n$1", "```\necho $HOME\n```\n\\$1"),
        ("``a ` $x`` $y", r"``a ` $x`` \$y"),
        ("an open ` tick $5", r"an open ` tick \$5"),
        ("![chart](https://example.com/a.png)", "&#33;[chart](https://example.com/a.png)"),
        ("[a link](https://example.com)", "[a link](https://example.com)"),
        ("wow!![a](u)", "wow!&#33;[a](u)"),
        (r"\![a](u) \\![a](u)", r"\![a](u) \\&#33;[a](u)"),
        ("`![a](u)`", "`!\u200b[a](u)`"),
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
        ("$![a](u)$ ![b](u)", "$!\u200b[a](u)$ &#33;[b](u)"),
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
    assert code("f(`x`)") == "`f(ˋxˋ)`"


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
