"""News: titles as published, linked, with publisher and date."""

import re
from typing import Any

from assistant_core.builtin.language import Language
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import NEWS, Need, need
from assistant_core.builtin.research.outputs import items, mapping, word
from assistant_core.builtin.research.study import Study
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.understanding.frame import Frame

LONGEST_TITLE = 160
LINK = re.compile(r"https?://[^\s<>()\[\]{}\"'`|\\^]+")
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "lead": "The latest news on **{company}**, newest first:",
        "none": "There is no recent news on **{company}** in the data source.",
        "caveat": "These are titles as published; I have not read or checked the articles.",
    },
    "ko": {
        "lead": "**{company}** 최신 뉴스(최신순):",
        "none": "**{company}** – 데이터 출처에 최근 뉴스가 없습니다.",
        "caveat": "게재된 제목 그대로이며, 기사 내용은 읽거나 확인하지 않았습니다.",
    },
}


TOPICS = False


def needs(frame: Frame) -> tuple[Need, ...]:
    return (need(NEWS),)


def write(study: Study) -> list[str]:
    voice = study.voice
    return [part for company in study.listed for part in _news(company, voice)]


def _news(company: Company, voice: Voice) -> list[str]:
    facts = company.facts(NEWS)
    if facts is None:
        return []
    articles = [mapping(article) for article in items(facts.at("articles"))]
    titled = [article for article in articles if word(article.get("title"))]
    if not titled:
        return [voice.say("none", company=company.title)] if "articles" in facts.data else []
    lines = bullets([_line(article, voice) for article in titled])
    return [voice.say("lead", company=company.title), lines, voice.say("caveat")]


def _line(article: dict[str, Any], voice: Voice) -> str:
    title, link = clean(word(article.get("title")), LONGEST_TITLE), _safe(word(article.get("link")))
    published = word(article.get("published_at"))[:10]
    told = [clean(word(article.get("publisher"))), voice.date(published) if published else ""]
    origin = ", ".join(one for one in told if one)
    return (f"[{title}]({link})" if link else title) + (f" – {origin}" if origin else "")


def _safe(link: str) -> str:
    """Nothing in an address may end the link or be anything but the web."""
    written = link.strip().replace("(", "%28").replace(")", "%29")
    return written if LINK.fullmatch(written) else ""
