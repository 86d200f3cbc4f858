"""Yahoo's news about a symbol."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from assistant_core.market.company import Article
from assistant_core.market.yahoo.fetch import NEWS_HOST, expecting, post_json
from assistant_core.market.yahoo.session import NothingThere
from assistant_core.market.yahoo.values import text

PARAMS = {"queryRef": "latestNews", "serviceKey": "ncp_fin"}


def news(symbol: str, count: int) -> tuple[Article, ...]:
    """Up to `count` articles, newest first; none for a symbol that Yahoo does not know either."""
    body = {"serviceConfig": {"snippetCount": count, "s": [symbol]}}
    try:
        answer = post_json(f"{NEWS_HOST}/xhr/ncp", PARAMS, body)
    except NothingThere:
        return ()
    with expecting("a list of news"):
        articles = list(read_articles(answer["data"]["tickerStream"]["stream"]))
    return tuple(sorted(articles, key=lambda article: article.published_at, reverse=True)[:count])


def read_articles(stream: list[dict[str, Any]]) -> Iterator[Article]:
    """What has a title, a date and a link; advertisements are left out."""
    for entry in stream:
        content = entry.get("content")
        if entry.get("ad") or not content:
            continue
        title, link, published = text(content.get("title")), link_of(content), content.get("pubDate")
        if title and link and published:
            yield Article(
                title=title,
                publisher=text((content.get("provider") or {}).get("displayName")),
                published_at=datetime.fromisoformat(published).astimezone(UTC),
                link=link,
                summary=text(content.get("summary")) or text(content.get("description")),
            )


def link_of(content: dict[str, Any]) -> str | None:
    for name in ("clickThroughUrl", "canonicalUrl"):
        url = text((content.get(name) or {}).get("url"))
        if url and url.startswith(("https://", "http://")):
            return url
    return None
