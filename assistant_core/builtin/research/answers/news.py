"""News: titles as published, linked, with publisher and date."""

import re
from typing import Any

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import items, mapping, word
from assistant_core.builtin.research.functions import NEWS
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import bullets, clean

TOPICS = False
LONGEST_TITLE = 160
LINK = re.compile(r"https?://[^\s<>()\[\]{}\"'`|\\^]+")
"""Nothing in an address may end the link or be anything but the web."""


def of(study: Study, company: Company) -> list[str]:
    found, voice = company.document(NEWS), study.voice
    if found is None or "articles" not in found.data:
        return []
    lines = [_line(one, voice) for one in map(mapping, items(found.at("articles"))) if word(one.get("title"))]
    if not lines:
        return [voice.say("no_news", company=company.title)]
    return [voice.say("news", company=company.title), bullets(lines), voice.say("news_caveat")]


def _line(article: dict[str, Any], voice: Voice) -> str:
    title = clean(word(article.get("title")), LONGEST_TITLE)
    link = word(article.get("link")).strip().replace("(", "%28").replace(")", "%29")
    published = word(article.get("published_at"))[:10]
    told = [clean(word(article.get("publisher"))), voice.date(published) if published else ""]
    origin = ", ".join(one for one in told if one)
    return (f"[{title}]({link})" if LINK.fullmatch(link) else title) + (f" – {origin}" if origin else "")
