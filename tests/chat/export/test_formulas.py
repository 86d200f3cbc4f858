from assistant_core.chat.export.formulas import is_formula, mathml
from assistant_core.chat.export.html import rendered


def test_formulas_become_mathml():
    html = rendered("So $x_1 = 2$ and $y_2*z$.\n\n$$\\frac{1}{2}$$", formulas=True)
    assert "<msub><mi>x</mi><mn>1</mn></msub><mo>=</mo><mn>2</mn>" in html
    assert "<em>" not in html
    assert '<math display="block"><mrow><mfrac>' in html
    assert "<math" not in rendered("So $x_1 = 2$.")


def test_amounts_and_code_stay():
    html = rendered("From $5 and $7 to `$x$`.", formulas=True)
    assert "From $5 and $7 to <code>$x$</code>." in html


def test_nothing_but_a_formula_comes_out():
    assert "<script" not in mathml(r"\text{<script>alert(1)</script>}")
    for latex in (r"\href{javascript:alert(1)}{x}", r"\class{a}{x}", r"\foo{", "x_", r"\style{a:b}{x}", "&<"):
        written = mathml(latex)
        assert "href" not in written.partition("<code>")[0]
        assert "<script" not in written
        assert not any(f" {name}=" in written for name in ("href", "style", "class", "onload"))


def test_lines_below_each_other_become_a_table():
    for name in ("aligned", "gathered"):
        written = mathml(rf"\begin{{{name}}}3x &= 3\\ x &= 1\end{{{name}}}", block=True)
        assert written.count("<mtr>") == 2
        assert "<code>" not in written


def test_what_cannot_be_converted_is_shown_as_it_is():
    assert mathml("x<y_") == "<code>x&lt;y_</code>"


def test_what_defines_loads_or_links_is_no_formula():
    for latex in (
        r"\newcommand{\a}{\b}",
        r"\def\x{y}",
        r"\includegraphics{x}",
        r"\url{x}",
        r"\require{html}",
        "`x`",
    ):
        assert not is_formula(latex)
        assert mathml(latex).startswith("<code>")
    assert is_formula(r"\frac{\alpha}{2} \le \sqrt{x} \text{ so } \begin{aligned}1\end{aligned}")
