"""How a report looks, on a screen and on paper."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1rem; color: #1c2521; background: #fff;
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans KR", "Noto Sans CJK KR",
  "Malgun Gothic", "Apple SD Gothic Neo", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: .85rem; color: #0b6e4f; text-transform: uppercase; letter-spacing: .04em; margin: 0 0 .4rem; }
h2 time { color: #5f6f68; font-weight: normal; text-transform: none; letter-spacing: 0; margin-left: .5em; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .2rem; }
section { margin: 1.6rem 0; }
.question { background: #f3f6f4; border-left: 4px solid #0b6e4f; border-radius: .4rem; padding: .8rem 1rem; }
.question p { margin: 0; white-space: pre-wrap; }
.about, small { color: #5f6f68; font-size: .85rem; }
.about { margin: .2rem 0 .6rem; }
figure { margin: 1.2rem 0; }
img { display: block; max-width: 100%; height: auto; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; font: 12px system-ui, "Noto Sans CJK KR", sans-serif;
  fill: #1c2521; margin: .4rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; margin: .5rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border-bottom: 1px solid #d5ddd8; padding: .25rem .7rem .25rem 0; text-align: left;
  vertical-align: top; }
.figure { text-align: right; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .9rem; }
dt { color: #5f6f68; }
dd { margin: 0; }
math[display="block"] { margin: .6rem 0; }
p:has(> math), li:has(math), math[display="block"] { overflow-x: auto; }
code { background: #f3f6f4; border-radius: .2rem; padding: 0 .2em; font-size: .85em; }
pre { background: #f3f6f4; border-radius: .4rem; overflow-x: auto; padding: .8rem; }
.sources { font-size: .85rem; }
summary { cursor: pointer; color: #0b6e4f; font-size: .9rem; }
a { color: #0b6e4f; }
@page { margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; max-width: none; padding: 0; }
  .question, svg, tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  figure a::after, section > p a::after { content: " (" attr(href) ")"; font-size: .8em; }
  details { display: none; }
}
"""
