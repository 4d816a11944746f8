"""The data files a site carries."""

import json

from builder.search import Document
from builder.search.constants import SHARED
from builder.search.impacts import idf, logarithm
from builder.search.term_shards import shard_of
from tests.search.sample import DOCUMENTS, SYNONYMS, search_data


def many(count: int) -> list[Document]:
    return [
        Document(f"guides/{i:05}.html", "guide", f"第{i}号指引", summary="会务接待" * 9)
        for i in range(count)
    ]


def test_every_file_is_json_and_of_one_build() -> None:
    data = search_data(DOCUMENTS, SYNONYMS)
    assert {"search/manifest", "search/characters", "search/terms-000"} <= set(data)
    assert len({json.loads(json.dumps(d))["build"] for d in data.values()}) == 1


def test_the_build_id_follows_the_content() -> None:
    before = search_data(DOCUMENTS, SYNONYMS)["search/manifest"]["build"]
    assert before == search_data(DOCUMENTS, SYNONYMS)["search/manifest"]["build"]
    assert before != search_data(DOCUMENTS[1:], SYNONYMS)["search/manifest"]["build"]
    assert before != search_data(DOCUMENTS, ())["search/manifest"]["build"]


def test_an_empty_library_still_has_its_files() -> None:
    assert set(search_data((), ())) == {
        "search/manifest",
        "search/characters",
        "search/facets",
        "search/sounds",
        "search/tags",
        "search/terms-000",
    }


def test_files_grow_in_number_before_they_grow_in_size() -> None:
    data = search_data(many(600), ())
    sizes = [len(json.dumps(d)) for name, d in data.items() if "documents-" in name]
    assert len(sizes) > 1
    assert max(sizes) < 60_000


def test_every_term_stands_in_the_file_it_hashes_to() -> None:
    data = search_data(DOCUMENTS, SYNONYMS)
    shards = data["search/manifest"]["terms"]
    for number in range(shards):
        shard = data[f"search/terms-{number:03}"]
        assert {
            shard_of(term, shards) for part in ("terms", "readings") for term in shard[part]
        } <= {number}


def test_the_hash_is_the_published_one() -> None:
    assert shard_of("foobar", 1 << 32) == 0xBF9CF968


def test_logarithms_are_exact_at_powers_of_two_and_never_fall() -> None:
    assert [logarithm(1 << n) for n in range(20)] == [16 * n for n in range(20)]
    values = [logarithm(n) for n in range(1, 5000)]
    assert values == sorted(values)


def test_rare_terms_weigh_more_than_common_ones() -> None:
    weights = [idf(1000, frequency) for frequency in (1, 10, 100, 1000)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] == 16


def test_every_kind_of_document_has_a_digit_of_its_own() -> None:
    kinds = list(SHARED["kinds"])
    documents = [Document(f"{number:02}.html", kind, kind) for number, kind in enumerate(kinds)]
    digits = search_data(documents, ())["search/manifest"]["kinds"]
    assert [kinds[int(digit, 36)] for digit in digits] == kinds
