"""Markdown as data: what a model's text means (`parse`), and that as Markdown for a certain reader (`write`).

The page and both exports read texts here alone, so that code, links and formulas are the same in all of them.
"""
