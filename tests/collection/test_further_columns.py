import json

import pandas as pd

import corpus
from corpus.collection.further_columns import OTHER, rare_keys

TEXT = "نخست‌وزیر ژاپن به پکن رفت."


def loaded(tmp_path, records):
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (tmp_path / "خبر.jsonl").write_text(lines, encoding="utf-8")
    return corpus.load(tmp_path / "خبر.jsonl", preset="none", store=False)


def test_thousands_of_odd_keys_are_one_column_and_none_is_lost(tmp_path):
    records = [{"متن": TEXT, "views": n, f"user_{n}": n, f"tag_{n}": "چین"} for n in range(1000)]
    texts = loaded(tmp_path, records)
    documents = texts.documents
    assert len(documents.columns) < 70
    assert documents["views"].tolist() == list(range(1000))
    others = documents[OTHER].map(json.loads, na_action="ignore")
    assert others.iloc[-1] == {"user_999": 999, "tag_999": "چین"}
    assert texts["خبر#1000"].metadata["tag_999"] == "چین"
    kept = sum(documents[name].notna().sum() for name in documents if name.startswith(("user_", "tag_")))
    assert kept + others.dropna().map(len).sum() == 2000


def test_columns_of_an_ordinary_wide_table_stay(tmp_path):
    records = [
        {"متن": TEXT, **{f"c{k}": k for k in range(300)}, **({"یادداشت": "؟"} if n == 7 else {})} for n in range(150)
    ]
    documents = loaded(tmp_path, records).documents
    assert sum(name.startswith("c") and name[1:].isdigit() for name in documents) == 300
    assert json.loads(documents[OTHER].dropna().item()) == {"یادداشت": "؟"}


def test_few_keys_stay_however_rare_they_are(tmp_path):
    documents = loaded(tmp_path, [{"متن": TEXT, **({"یادداشت": "؟"} if n == 7 else {})} for n in range(150)]).documents
    assert OTHER not in documents
    assert documents["یادداشت"].count() == 1


def test_what_the_library_says_of_a_text_has_its_column_however_rare_it_is():
    own = ["links", "source_given", "date_given", "source_from"]
    texts = [{"path": f"الف.json#{n}", **{f"c{k}": 1 for k in range(60)}, f"k{n}": 1} for n in range(150)]
    texts[7] |= dict.fromkeys(own, "؟")
    assert rare_keys(texts, {"path"}) == {f"k{n}" for n in range(150)}


def test_a_small_table_beside_many_texts_keeps_its_columns():
    many = [{"path": f"{n}.txt", "format": "text"} for n in range(20_000)]
    table = [{"path": f"الف.csv#{n}", "format": "csv", **{f"c{k}": 1 for k in range(60)}} for n in range(50)]
    assert rare_keys(many + table, {"path", "format"}) == frozenset()


def test_a_key_that_is_called_other_is_kept_with_the_rare_ones(tmp_path):
    frame = pd.DataFrame([{"متن": TEXT, "other": "خود", f"k{n}": n} for n in range(80)])
    others = corpus.load(frame, preset="none").documents[OTHER].map(json.loads)
    assert all(found["other"] == "خود" for found in others)
