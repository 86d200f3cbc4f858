"""A made-up company's annual report, laid out as different programs write them."""

import re
from collections.abc import Iterable, Sequence

Part = tuple[str, str]
"""What a paragraph is, "item", "group", "risk", "text" or "table", and its text."""
RISKS: tuple[Part, ...] = (
    ("group", "Risks Related to Our Mills"),
    ("risk", "We depend on a single supplier of iron ore, and its mine may close."),
    ("text", "All of our ore comes from one mine in the north. If that mine closed we would have to stop."),
    ("text", "We keep stocks for six weeks. In the past two of our three furnaces have run short of ore."),
    ("risk", "Our furnaces may fail."),
    ("text", "A furnace that fails is out of use for months. We are insured for a part of such a loss only."),
    ("group", "Risks Related to Regulation"),
    ("risk", "New rules on emissions may raise our costs."),
    ("text", "Rules on emissions change often, and we cannot foresee what they will require of our mills."),
)
BUSINESS: tuple[Part, ...] = (
    ("group", "Products"),
    ("text", "We roll iron into plates for bridges and ships, and sell them through our own warehouses."),
    ("group", "Employees"),
    ("text", "At the end of the year we employed 4,120 people, of whom 900 worked in our warehouses."),
)
TABLE = (
    ("", "2025", "2024"),
    ("Net sales", "$ 5,120", "$ 4,980"),
    ("Other loss", "(35 )", "(41 )"),
    ("Margin", "12.4 %", "11.9 %"),
)
ITEMS: tuple[tuple[str, str, Sequence[Part]], ...] = (
    ("1", "Business", BUSINESS),
    ("1A", "Risk Factors", RISKS),
    ("1B", "Unresolved Staff Comments", (("text", "None."),)),
    (
        "2",
        "Properties",
        (("text", "Our mills stand on land that we own, as discussed in Item 1A of this report."),),
    ),
    ("3", "Legal Proceedings", (("text", "None that matters."),)),
    (
        "7",
        "Management’s Discussion and Analysis of Financial Condition and Results of Operations",
        (("text", "Sales rose as more bridges were built. (in millions)"), ("table", "")),
    ),
    ("8", "Financial Statements and Supplementary Data", (("text", "See the pages that follow."),)),
    ("9A", "Controls and Procedures", (("text", "Our controls worked."),)),
)
PARTS = {"1": "PART I", "7": "PART II"}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("’", "&#8217;")


def modern(items: Iterable[tuple[str, str, Sequence[Part]]] = ITEMS, form: str = "10-K") -> bytes:
    """XHTML with inline XBRL: contents that link, three columns for each of a table, a foot on every page."""
    items = list(items)
    span = (
        '<span style="color:#000000;font-family:Times;font-size:10pt;font-weight:{};font-style:{}">{}</span>'
    )
    looks = {"group": ("700", "normal"), "risk": ("700", "italic"), "text": ("400", "normal")}
    rows = "".join(
        f'<tr><td colspan="3"><a href="#toc_{item}">Item {item}.</a></td>'
        f'<td colspan="3"><a href="#toc_{item}">{_escaped(title)}</a></td>'
        f'<td colspan="3"><a href="#toc_{item}">{at + 3}</a></td></tr>'
        for at, (item, title, _) in enumerate(items)
    )
    body = [
        '<div style="display:none"><ix:header><ix:hidden><ix:nonNumeric contextRef="c" name="dei:X" id="f-0">'
        "hidden</ix:nonNumeric></ix:hidden></ix:header></div>",
        f'<div style="text-align:center">{span.format(700, "normal", f"FORM {form}")}</div>',
        f'<div style="text-align:center">{span.format(700, "normal", "TABLE OF CONTENTS")}</div>',
        f"<table>{rows}</table>",
    ]
    for page, (item, title, parts) in enumerate(items, 1):
        if item in PARTS and form == "10-K":
            body.append(f"<div>{span.format(700, 'normal', PARTS[item])}</div>")
        body.append(f'<div id="toc_{item}"></div>')
        body.append(f"<div>{span.format(700, 'normal', f'Item {item}.&#160;&#160;{_escaped(title)}')}</div>")
        for kind, text in parts:
            body.append(
                _modern_table()
                if kind == "table"
                else f"<div>{span.format(*looks[kind], _escaped(text))}</div>"
            )
        body.append(f"<div>{span.format(400, 'normal', f'Acme Iron Inc. | 2025 Form {form} | {page}')}</div>")
        body.append('<hr style="page-break-after:always"/>')
    return (
        "<?xml version='1.0' encoding='ASCII'?>\n"
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">'
        f"<head><title>acme</title></head><body>{''.join(body)}</body></html>"
    ).encode("ascii", "xmlcharrefreplace")


def _modern_table() -> str:
    lines = ["<tr>" + "<td></td>" * 9 + "</tr>"]
    for at, (label, *figures) in enumerate(TABLE):
        cells = [f'<td colspan="3">{label}</td>']
        for place, figure in enumerate(figures):
            if not label:
                cells.append(f'<td colspan="3">{figure}</td>')
                continue
            sign, number, tail = _apart(figure)
            fact = f'<ix:nonFraction name="us-gaap:X" id="f-{at}{place}">{number}</ix:nonFraction>'
            cells.append(
                f"<td>{sign}</td><td>{fact}</td><td>{tail}</td>"
                if sign or tail == "%"
                else f'<td colspan="2">({fact}</td><td>)</td>'
            )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<div><table>{''.join(lines)}</table></div>"


def _apart(figure: str) -> tuple[str, str, str]:
    number = re.sub(r"[^\d.,]", "", figure)
    return "$" if "$" in figure else "", number, "%" if "%" in figure else ")" if ")" in figure else ""


def in_tables(items: Iterable[tuple[str, str, Sequence[Part]]] = ITEMS) -> bytes:
    """Headings of items and bullets as one-row tables, named anchors, a link back on every page."""
    items = list(items)
    style = "font-size:10pt;margin-top:12pt;font-family:Times New Roman;"
    looks = {"group": "<b>{}</b>", "risk": "<b><i>{}</i></b>", "text": "{}"}
    contents = "".join(
        f'<tr><td><p style="{style}">Item&nbsp;{item}.</p></td>'
        f'<td><p style="{style}"><a href="#item_{item}">{_escaped(title)}</a></p></td>'
        f'<td><p style="{style}">{at + 1}</p></td></tr>'
        for at, (item, title, _) in enumerate(items)
    )
    body = [f'<p style="{style}"><b>FORM 10-K</b></p><a name="toc"></a><p style="{style}"><b>INDEX</b></p>']
    body.append(f"<table>{contents}</table>")
    for page, (item, title, parts) in enumerate(items, 1):
        body.append(f'<p style="{style}"><a href="#toc">Table of Contents</a></p>')
        body.append(
            f'<table><tr><td><p style="{style}"><a name="item_{item}"></a><b>Item&nbsp;{item}.</b></p></td>'
            f'<td><p style="{style}"><b>{_escaped(title)}</b></p></td></tr></table>'
        )
        for kind, text in parts:
            if kind == "table":
                body.append(_plain_table())
            elif text.startswith("We keep"):
                point = f'<td><p style="{style}">•</p></td><td><p style="{style}">{text}</p></td>'
                body.append(f"<table><tr>{point}</tr></table>")
            else:
                body.append(f'<p style="{style}">{looks[kind].format(_escaped(text))}</p>')
        body.append(f'<p style="{style}text-align:center">{page}</p><hr style="page-break-after:always">')
    return f"<html><head></head><body>{''.join(body)}</body></html>".encode()


def _plain_table() -> str:
    lines = []
    for label, *figures in TABLE:
        cells = [f"<td>{label}&nbsp;</td>"]
        for figure in figures:
            sign, number, tail = _apart(figure)
            opening = "(" if tail == ")" else ""
            cells.append(
                f"<td>&nbsp;</td><td>{sign}</td><td align=right>{opening}{number}</td><td>{tail}&nbsp;</td>"
            )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=0>{''.join(lines)}</table>"


def shorthand(items: Iterable[tuple[str, str, Sequence[Part]]] = ITEMS) -> bytes:
    """Fonts in one property, no links, no page ends but numbers alone, headings that begin paragraphs."""
    items = list(items)
    style = "font: 10pt Times New Roman, Times, Serif; margin: 0pt 0"
    body = [f'<p style="{style}; text-align: center"><b>FORM 10-K</b></p>']
    body += [
        f'<p style="{style}">Item {item}. {_escaped(title)} {at + 3}</p>'
        for at, (item, title, _) in enumerate(items)
    ]
    for page, (item, title, parts) in enumerate(items, 1):
        body.append(
            f'<p style="{style}"><b>Item {item}.</b></p><p style="{style}"><b>{_escaped(title)}</b></p>'
        )
        heading = ""
        for kind, text in parts:
            if kind == "table":
                body.append(_plain_table())
            elif kind == "group":
                body.append(f'<p style="font: bold 10pt Times New Roman; margin: 0">{_escaped(text)}</p>')
            elif kind == "risk":
                heading = f"<i>{_escaped(text)}</i> "
            else:
                body.append(f'<p style="{style}">{heading}{_escaped(text)}</p>')
                heading = ""
        body.append(f'<p style="{style}; text-align: center">{page}</p>')
    return f"<html><body>{''.join(body)}</body></html>".encode()


def of_2005(items: Iterable[tuple[str, str, Sequence[Part]]] = ITEMS) -> bytes:
    """Capitals, FONT tags that stay open, Windows characters, contents without links, rules between pages."""
    items = list(items)
    body = ['<P ALIGN="CENTER"><FONT SIZE=4><B>FORM 10-K</B></FONT></P>', "<TABLE>"]
    body += [
        f"<TR><TD><FONT SIZE=2>Item {item}.<TD><FONT SIZE=2>{title}<TD ALIGN=RIGHT><FONT SIZE=2>{at + 1}"
        for at, (item, title, _) in enumerate(items)
    ]
    body.append("</TABLE>")
    for page, (item, title, parts) in enumerate(items, 1):
        small = f"I<FONT SIZE=1>TEM</FONT> {item}. "
        body.append(f'<P ALIGN="CENTER"><FONT SIZE=2><B>{small}{title.upper()}</B></FONT></P>')
        for kind, text in parts:
            words = text.split(" ")
            halves = (" ".join(words[:5]), " ".join(words[5:]))
            if kind == "table":
                body.append(_plain_table().replace("<td", "<TD").replace("</td>", ""))
            elif kind == "text" and len(words) > 12:
                # The paragraph goes on behind the end of a page.
                body.append(f"<P><FONT SIZE=2>{halves[0]}\n<P ALIGN=CENTER><FONT SIZE=2>{page}0\n<HR SIZE=3>")
                body.append(f'<P ALIGN="RIGHT"><FONT SIZE=1>ACME IRON 10-K</FONT><P><FONT SIZE=2>{halves[1]}')
            elif kind == "text":
                body.append(f"<P><FONT SIZE=2>{text}")
            else:
                tags = ("<B>", "</B>") if kind == "group" else ("<B><I>", "</I></B>")
                body.append(f"<P><FONT SIZE=2>{tags[0]}{text}{tags[1]}</FONT></P>")
    return f"<HTML><BODY BGCOLOR=WHITE>{''.join(body)}".encode("cp1252")


LAYOUTS = {"modern": modern, "in_tables": in_tables, "shorthand": shorthand, "of_2005": of_2005}
