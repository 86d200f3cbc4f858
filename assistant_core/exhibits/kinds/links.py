"""News and web results: links with where they lead and when they are from."""

from assistant_core.exhibits.model import Column, Exhibit, Link, Table, Words
from assistant_core.exhibits.reading import Output, begin

RANK = 90


def exhibit(output: Output, words: Words) -> Exhibit | None:
    news = isinstance(output.get("articles"), list)
    found = output.get("articles") if news else output.get("results")
    if not isinstance(found, list) or not found or (not news and "query" not in output):
        return None
    links = tuple(_link(one, words) for one in found)
    heading = tuple(Column(words.term(name)) for name in ("title", "publisher", "published_at", "link"))
    names = ("title", "publisher", "published_at", "link")
    table = Table(heading, tuple(tuple(str(one.get(name) or "") for name in names) for one in found))
    title = words("exhibit.news" if news else "exhibit.web")
    return begin(output, title, words, "", links=links, tables=(table,) if news else ())


def _link(found: Output, words: Words) -> Link:
    day = words.day(str(found.get("published_at") or ""))
    about = (str(found.get("publisher") or ""), day)
    return Link(
        title=str(found.get("title") or found["link"]),
        url=str(found.get("link") or ""),
        about=tuple(part for part in about if part),
        text=str(found.get("summary") or found.get("snippet") or ""),
    )
