"""News: titles as published, linked, with publisher and date."""

import re

from assistant_core.builtin.research.documents import Document
from assistant_core.builtin.research.functions import NEWS
from assistant_core.builtin.research.study import Company, Study
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
    lines = [_line(one, voice) for one in found.inside("articles") if one.text("title")]
    if not lines:
        return [voice.say("no_news", company=company.bold)]
    return [voice.say("news", company=company.bold), bullets(lines), voice.say("news_caveat")]


def _line(article: Document, voice: Voice) -> str:
    title, published = clean(article.text("title"), LONGEST_TITLE), article.text("published_at")[:10]
    link = article.text("link").strip().replace("(", "%28").replace(")", "%29")
    told = [clean(article.text("publisher")), voice.date(published) if published else ""]
    origin = ", ".join(filter(None, told))
    return (f"[{title}]({link})" if LINK.fullmatch(link) else title) + (f" – {origin}" if origin else "")
