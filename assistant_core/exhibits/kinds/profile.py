"""What a company or fund is."""

from assistant_core.exhibits.figures import written
from assistant_core.exhibits.model import Column, Exhibit, Table, Words
from assistant_core.exhibits.reading import Output, begin, cell

RANK = 85

TOLD = (
    *("sector", "industry", "category", "family", "country", "city", "employees", "exchange", "currency"),
    *("reporting_currency", "fiscal_year_end", "website"),
)


def exhibit(output: Output, words: Words) -> Exhibit | None:
    if not output.get("symbol") or not any(output.get(name) for name in ("summary", "sector", "category")):
        return None
    facts = tuple((words.term(name), written(cell(output[name]))) for name in TOLD if output.get(name))
    officers = tuple((str(one["name"]), str(one.get("title") or "")) for one in output.get("officers") or ())
    heading = (Column(words.term("name")), Column(words.term("position")))
    tables = (Table(heading, officers, words("exhibit.officers")),) if officers else ()
    return begin(
        output,
        words("exhibit.profile"),
        words,
        "",
        more_notes=(words("exhibit.summary", text=output["summary"]),) if output.get("summary") else (),
        tables=tables,
        facts=facts,
    )
