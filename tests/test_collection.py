import datetime as dt

import pandas as pd
import pytest

import corpus
from corpus.errors import NoTextsError, OptionError, TextsNotFoundError

HEADLINES = {"000": {"JP": 13, "CN": 9, "RU": 7, "SU": 0}, "004": {"RU": 10, "CN": 4, "SU": 1, "JP": 0}}


@pytest.fixture(scope="module")
def texts(seeds):
    return corpus.load(seeds)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "الف.txt").write_text("پوتین دیروز به پکن رفت. چین خشنود است.", encoding="utf-8")
    (tmp_path / "ب.txt").write_text("ژاپن در سال ۱۴۰۲ با روسیه و چین دیدار کرد.", encoding="utf-8")
    (tmp_path / "پ.txt").write_bytes(b"")
    return tmp_path


# ---- the seeds


def test_headline_counts_of_the_seeds(texts):
    counts = texts.mention_counts()
    found = {doc[:3]: dict(zip(rows["actor"], rows["count"], strict=True)) for doc, rows in counts.groupby("doc")}
    assert found == HEADLINES


def test_offsets_of_mentions_and_dates_slice_to_the_words(texts):
    for table in (texts.mentions("all"), texts.dates()):
        assert len(table) > 5
        for row in table.itertuples():
            assert texts[row.doc].text[row.start : row.end] == row.text


def test_sentences_hold_their_mentions(texts):
    for row in texts.evidence().itertuples():
        assert row.text in row.sentence_text


def test_the_dates_of_the_first_seed(texts):
    dates = texts.dates()
    found = dates.loc[dates["doc"] == texts["000"].doc, ["text", "edtf", "modifier"]].values.tolist()
    assert found == [
        ["اواسط سال ۲۰۲۴", "2024", "mid"],
        ["سال ۲۰۲۲", "2022", "since"],
        ["۸ نوامبر", "2023-11-08", "none"],
        ["۱۷ آبان", "2023-11-08", "none"],
    ]


def test_without_a_document_date_a_day_without_year_stays_unresolved_and_says_why(seeds, tmp_path):
    (tmp_path / "a.txt").write_bytes(next(seeds.glob("000_*.txt")).read_bytes())
    dates = corpus.load(tmp_path).dates().set_index("text")
    assert dates.loc["۸ نوامبر", "certainty"] == "unresolved"
    assert dates.loc["۸ نوامبر", "reason"]
    assert dates.loc["۸ نوامبر", "native"] == "XXXX-11-08"
    assert dates.loc["سال ۲۰۲۲", "edtf"] == "2022"


def test_half_spaces_of_the_first_seed_are_restored(texts):
    text = texts["000"].text
    for word in ("نخست‌وزیر", "زیرساخت‌ها", "بین‌المللی", "می‌دهد", "کرده‌اند", "بدهی‌های", "رئیس‌جمهوری"):
        assert word in text


# ---- any folder


def test_a_bad_file_is_a_problem_and_the_rest_goes_on(folder):
    texts = corpus.load(folder)
    assert [d.doc for d in texts] == ["الف", "ب"]
    assert texts.problems[["path", "reason"]].values.tolist() == [["پ.txt", "the file is empty"]]
    assert repr(texts) == "<Corpus of 2 texts, 1 problem>"


def test_reference_date_is_that_of_texts_without_their_own(folder):
    assert corpus.load(folder).dates()["certainty"].tolist()[0] == "unresolved"
    texts = corpus.load(folder, reference_date=dt.date(2024, 5, 14))
    assert texts.dates()["edtf"].tolist()[0] == "2024-05-13"
    assert texts.documents["date_from"].tolist() == ["user", "user"]


def test_a_date_comes_from_metadata_then_the_dateline_then_the_user(tmp_path):
    for doc in ("الف", "ب"):
        (tmp_path / f"{doc}.txt").write_text("تهران - ۲۵ آبان ۱۴۰۲ - وزیر دیروز رفت.", "utf-8")
    (tmp_path / "پ.txt").write_text("وزیر دیروز رفت.", "utf-8")
    (tmp_path / "metadata.csv").write_text("path,date\nالف.txt,1402-09-01\n", "utf-8")
    texts = corpus.load(tmp_path, reference_date="2024-05-14")
    assert texts.documents[["doc", "date", "date_from", "date_given"]].fillna("").values.tolist() == [
        ["الف", "2023-11-22", "metadata.csv", "1402-09-01"],
        ["ب", "2023-11-16", "dateline", "۲۵ آبان ۱۴۰۲"],
        ["پ", "2024-05-14", "user", ""],
    ]
    dates = texts.dates().query("text == 'دیروز'")
    assert dates["edtf"].tolist() == ["2023-11-21", "2023-11-15", "2024-05-13"]


@pytest.mark.parametrize("date", ["2024-05-14", "1403-02-25", "۱۴۰۳/۲/۲۵", dt.datetime(2024, 5, 14, 8, 30)])
def test_reference_dates_as_people_write_them(folder, date):
    assert corpus.load(folder, reference_date=date).documents["date"].tolist() == ["2024-05-14"] * 2


@pytest.mark.parametrize("date", ["yesterday", 5, "2024-13", "2024-02-31", "2024-01-01-01"])
def test_a_reference_date_that_is_none_is_refused(folder, date):
    with pytest.raises(OptionError, match=r"this is not a date"):
        corpus.load(folder, reference_date=date)


def test_one_text_and_smaller_corpora(folder):
    texts = corpus.load(folder)
    assert texts["الف"].text.startswith("پوتین")
    assert [d.doc for d in texts[texts.documents["doc"] == "ب"]] == ["ب"]
    assert [d.doc for d in texts[["ب", "الف"]]] == ["ب", "الف"]


@pytest.mark.parametrize(
    ("key", "reason"), [("ت", "no text with this id"), ("", "several texts begin so"), (3, "by id")]
)
def test_a_text_that_is_not_there(folder, key, reason):
    with pytest.raises(OptionError, match=reason):
        corpus.load(folder)[key]


def test_repairs_are_sorted_by_doubt_and_slice_from_the_raw_text(texts):
    repairs = texts.repairs()
    assert repairs["confidence"].is_monotonic_increasing
    for row in repairs.itertuples():
        assert texts[row.doc].raw[row.raw_start : row.raw_end] == row.before
    by_kind = texts.repair_counts().set_index("fixer")["repairs"]
    assert by_kind["glued_halfspaces"] == repairs["fixer"].str.contains("glued_halfspaces").sum()


def test_sensitivity_shows_what_cleaning_changed_in_the_counts(tmp_path):
    (tmp_path / "a.txt").write_text("نخست وزیر چين آمد", encoding="utf-8")
    table = corpus.load(tmp_path).sensitivity()
    assert sorted(table.values.tolist()) == [
        ["lemma", "نخست", 1, 0, -1],
        ["lemma", "نخست\u200cوزیر", 0, 1, 1],
        ["lemma", "وزیر", 1, 0, -1],
    ]
    (tmp_path / "a.txt").write_text("نخست\u200cوزیر چین آمد", encoding="utf-8")
    assert corpus.load(tmp_path).sensitivity().empty


def test_mention_counts_of_the_seeds_do_not_depend_on_cleaning(texts):
    table = texts.sensitivity()
    assert "mentions" not in set(table["measure"])
    assert {"measure", "item", "raw", "clean", "change"} == set(table.columns)
    assert (table["change"] == table["clean"] - table["raw"]).all()


def test_tables_are_the_callers_own(texts):
    table = texts.mentions()
    table["actor"] = "X"
    documents = texts.documents
    documents["tokens"] = 1
    assert texts.documents["tokens"].max() > 100
    assert set(texts.mentions()["actor"]) == {"CN", "JP", "RU", "SU"}


def test_per_thousand_words_uses_the_words_of_the_text(texts):
    row = texts.mention_counts().iloc[0]
    words = texts.documents.set_index("doc").loc[row["doc"], "tokens"]
    assert row["per_1000"] == pytest.approx(1000 * row["count"] / words)


def test_a_chronology_of_one_actor(texts):
    table = texts.chronology("KG")
    assert len(table)
    assert all("KG" in actors for actors in table["actors"])
    assert table["earliest"].is_monotonic_increasing


def test_a_chronology_leads_back_to_the_files_and_knows_the_actors_asked_for(texts):
    table = texts.chronology(actors=["JP", "EU"])
    assert set(", ".join(table["actors"]).split(", ")) - {""} == {"JP", "EU"}
    for row in table.itertuples():
        assert texts[row.doc].text[row.start : row.end] == row.text
    assert texts.trace(table)["raw"].str.len().gt(0).all()


def test_a_concordance_with_columns_of_the_documents_leads_back_to_the_files(folder):
    (folder / "الف.txt").write_text("پوتين ديروز به چيــن رفت.", encoding="utf-8")
    texts = corpus.load(folder, reference_date="2023-11-20")
    lines = texts.kwic("چین", window=1, sort=["date", "before1"], metadata=["date", "tokens"])
    assert lines[["doc", "before", "date", "tokens"]].values.tolist() == [
        ["الف", "به", "2023-11-20", 5],
        ["ب", "و", "2023-11-20", 10],
    ]
    assert texts.trace(lines)[["path", "raw"]].values.tolist() == [["الف.txt", "چيــن"], ["ب.txt", "چین"]]
    assert texts.kwic("رفت#رو", by="lemma", sample=1)["node"].tolist() == ["رفت"]
    assert texts.kwic(texts.mentions("RU"), window=0)["node"].tolist() == ["پوتین", "روسیه"]
    with pytest.raises(OptionError, match=r"'city': there is no such column .* title, source, author, date"):
        texts.kwic("چین", metadata="city")


def test_texts_without_any_finding_give_empty_tables(tmp_path):
    (tmp_path / "a.txt").write_text("باران می‌بارد.", encoding="utf-8")
    texts = corpus.load(tmp_path)
    for table in (
        texts.mentions(),
        texts.dates(),
        texts.evidence(),
        texts.comentions(),
        texts.timeline(),
        texts.chronology(),
    ):
        assert isinstance(table, pd.DataFrame)
        assert table.empty
        assert len(table.columns) > 3
    assert texts.repairs().empty
    assert texts.repair_counts().empty
    assert texts.kwic("چین").empty
    assert texts.mention_counts()["count"].tolist() == [0, 0, 0, 0]


def test_a_text_cleans_the_same_alone_and_in_a_folder(folder, tmp_path_factory):
    alone = tmp_path_factory.mktemp("alone")
    (alone / "ب.txt").write_bytes((folder / "ب.txt").read_bytes())
    assert corpus.load(alone)["ب"].cleaned.text == corpus.load(folder)["ب"].cleaned.text


@pytest.mark.parametrize(("path", "error"), [("هیچ", TextsNotFoundError), ("*.xyz", NoTextsError)])
def test_nothing_to_load(tmp_path, path, error):
    with pytest.raises(error, match="What to do"):
        corpus.load(tmp_path / path)


def test_unknown_actors_are_named_with_the_known_ones(texts):
    with pytest.raises(OptionError, match=r"XX.*CN"):
        texts.mentions(["XX"])


def test_light_names_are_public_and_unknown_ones_say_what_there_is():
    with pytest.raises(AttributeError, match=r"it has .*clean_text"):
        corpus.nothing  # noqa: B018 - asking for it is the test
