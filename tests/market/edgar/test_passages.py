from assistant_core.market.edgar.passages import Index, passages
from assistant_core.market.edgar.sections import read
from assistant_core.market.edgar.sections.find import find
from tests.support.edgar_documents import modern


def test_the_passage_that_answers_comes_first():
    document = read(modern(), "10-K")
    index = Index(document)
    for question, said in (
        ("How many people are employed?", "4,120 people"),
        ("What if the ore mine closes?", "All of our ore"),
        ("insurance of furnaces", "insured for a part"),
        ("net sales 2025", "Net sales | $5,120"),
    ):
        assert said in index.search(question, 3)[0].text(document), question
    assert index.search("zeppelin", 3) == []
    within = find(document, "1A").blocks
    assert all(one.start in within for one in index.search("our mills", 9, within))


def test_every_text_is_in_one_passage():
    document = read(modern(), "10-K")
    found = [at for one in passages(document) for at in range(one.start, one.end)]
    told = [at for at, block in enumerate(document.blocks) if block.kind != "heading"]
    assert found == told
