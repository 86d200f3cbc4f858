"""News: titles as published, linked, with publisher and date."""

import re
from typing import Any

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import NEWS
from assistant_core.builtin.research.intents import Intent, Words
from assistant_core.builtin.research.outputs import items, mapping, word
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import bullets, clean
from assistant_core.builtin.turn import Turn

LONGEST_TITLE = 160
LINK = re.compile(r"https?://[^\s<>()\[\]{}\"'`|\\^]+")


WORDS: Words = {
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


class News(Intent):
    rank = 60
    pattern = re.compile(
        r"\b((latest |recent )?(news|headlines?)( articles?| stories)?|what('s| is) (happening|new"
        r"|going on) (with|at))\b"
        r"|(최신 |최근 )?(뉴스|소식|기사|헤드라인)",
        re.I | re.A,
    )
    functions = (NEWS,)
    words = WORDS

    def answer(self, company: Company, turn: Turn, voice: Voice) -> list[str]:
        facts = company.facts(NEWS)
        if facts is None:
            return []
        articles = [mapping(article) for article in items(facts.at("articles"))]
        titled = [article for article in articles if word(article.get("title"))]
        if not titled:
            return [voice.say("none", company=company.title)] if "articles" in facts.data else []
        lines = bullets([_line(article) for article in titled])
        return [voice.say("lead", company=company.title), lines, voice.say("caveat")]


def _line(article: dict[str, Any]) -> str:
    title, link = clean(word(article.get("title")), LONGEST_TITLE), _safe(word(article.get("link")))
    origin = [clean(word(article.get("publisher"))), clean(word(article.get("published_at"))[:10])]
    told = ", ".join(one for one in origin if one)
    return (f"[{title}]({link})" if link else title) + (f" – {told}" if told else "")


def _safe(link: str) -> str:
    """Nothing in an address may end the link or be anything but the web."""
    written = link.strip().replace("(", "%28").replace(")", "%29")
    return written if LINK.fullmatch(written) else ""


INTENT = News()
