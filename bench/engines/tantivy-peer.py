"""Tantivy behind lines of JSON, for bench/engines/tantivy.ts: a question on standard input, its answer on standard output.

Told are the seconds and milliseconds that Tantivy itself took: what stands between it and the bench is no part of it.
Words are stemmed and folded as in the other engines, all of them must match, a title counts four times; mistakes are looked for where
nothing has the words.
"""

import json
import sys
import time
from pathlib import Path

from tantivy import (
    Document,
    FieldType,
    Filter,
    Index,
    Occur,
    Order,
    Query,
    SchemaBuilder,
    SnippetGenerator,
    TextAnalyzerBuilder,
    Tokenizer,
)

FACETS = ("speaker", "topic", "year")
VALUES_SHOWN = 50
PAGE = 20
TITLE_WEIGHT = 4.0


def open_index(folder: str):
    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=True, tokenizer_name="folded")
    builder.add_text_field("text", stored=True, tokenizer_name="folded")
    builder.add_integer_field("day", stored=True, indexed=True, fast=True)
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw")
    schema = builder.build()
    Path(folder).mkdir(parents=True, exist_ok=True)
    index = Index(schema, path=folder)
    analyzer = (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )
    index.register_tokenizer("folded", analyzer)
    return schema, index, analyzer


def document(item: dict) -> Document:
    made = Document(id=[item["id"]], title=[item["title"]], text=[item["text"]])
    made.add_integer("day", item["day"])
    for facet in FACETS:
        for value in item[facet]:
            made.add_text(facet, value)
    return made


class Engine:
    def __init__(self, folder: str):
        self.schema, self.index, self.analyzer = open_index(folder)
        self.searcher = self.index.searcher()

    def build(self, path: str) -> dict:
        """Adds the items of a file of JSON lines by one thread."""
        spent = 0.0
        writer = self.index.writer(heap_size=256_000_000, num_threads=1)
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                start = time.perf_counter()
                writer.add_document(document(item))
                spent += time.perf_counter() - start
        start = time.perf_counter()
        writer.commit()
        writer.wait_merging_threads()
        self.reload()
        return {"seconds": spent + time.perf_counter() - start}

    def update(self, item: dict) -> dict:
        start = time.perf_counter()
        writer = self.index.writer(heap_size=64_000_000, num_threads=1)
        writer.delete_documents_by_term("id", item["id"])
        writer.add_document(document(item))
        writer.commit()
        self.reload()
        return {"seconds": time.perf_counter() - start}

    def search(self, asked: dict) -> dict:
        start = time.perf_counter()
        query = self.query(asked, 0)
        found = self.page(query, asked)
        if found.count == 0 and asked["phrases"]:
            query = self.query(asked, 1)
            found = self.page(query, asked)
        snippets = SnippetGenerator.create(self.searcher, query, self.schema, "text") if asked["phrases"] else None
        hits = []
        for _, address in found.hits:
            kept = self.searcher.doc(address)
            shown = snippets.snippet_from_doc(kept).to_html() if snippets else kept.get_first("text")[:300]
            hits.append({"id": kept.get_first("id"), "passage": shown})
        facets = self.searcher.aggregate(query, COUNTS)
        ms = (time.perf_counter() - start) * 1000
        values = [round(facets[f"{facet} values"]["value"]) for facet in FACETS]
        return {"total": found.count, "hits": hits, "facets": values, "ms": ms}

    def page(self, query: Query, asked: dict):
        by_day = {} if asked["phrases"] else {"order_by_field": "day", "order": Order.Desc}
        return self.searcher.search(query, limit=PAGE, offset=(asked["page"] - 1) * PAGE, **by_day)

    def query(self, asked: dict, mistakes: int) -> Query:
        parts = [self.phrase(words, asked["isTyping"], mistakes) for words in asked["phrases"]]
        for facet in ("speaker", "topic"):
            if asked[facet]:
                parts.append(Query.const_score_query(Query.term_set_query(self.schema, facet, asked[facet]), 0.0))
        if asked["from"] is not None or asked["to"] is not None:
            days = Query.range_query(self.schema, "day", FieldType.Integer, asked["from"], asked["to"])
            parts.append(Query.const_score_query(days, 0.0))
        return Query.boolean_query([(Occur.Must, part) for part in parts]) if parts else Query.all_query()

    def phrase(self, words: list[str], is_typing: bool, mistakes: int) -> Query:
        stems = [stem for word in words for stem in self.analyzer.analyze(word)]
        in_title, in_text = (self.in_field(field, stems, words, is_typing, mistakes) for field in ("title", "text"))
        return Query.boolean_query([(Occur.Should, Query.boost_query(in_title, TITLE_WEIGHT)), (Occur.Should, in_text)])

    def in_field(self, field: str, stems: list[str], words: list[str], is_typing: bool, mistakes: int) -> Query:
        if len(stems) > 1:
            return Query.phrase_query(self.schema, field, stems)
        if is_typing:
            return Query.regex_query(self.schema, field, f"{words[0]}.*")
        if mistakes > 0:
            distance = 1 if len(words[0]) < 9 else 2
            return Query.fuzzy_term_query(self.schema, field, stems[0], distance)
        return Query.term_query(self.schema, field, stems[0])

    def reload(self) -> None:
        self.index.reload()
        self.searcher = self.index.searcher()


COUNTS = {
    **{facet: {"terms": {"field": facet, "size": VALUES_SHOWN}} for facet in FACETS},
    **{f"{facet} values": {"cardinality": {"field": facet}} for facet in FACETS},
}


def main() -> None:
    engine = Engine(sys.argv[1])
    for line in sys.stdin:
        question = json.loads(line)
        answer = getattr(engine, question["task"])(question["of"])
        print(json.dumps(answer), flush=True)


main()
