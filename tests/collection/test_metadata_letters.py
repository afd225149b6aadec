"""The values of further columns of metadata.csv have the letters of the clean text, paths their own."""

import corpus

_ROWS = 'path,topic,url,note\nمكي.txt,سياسي,https://a.example/ي,"كتاب ""نو"""\nب.txt,سیاسی,,\n'


def test_one_topic_in_arabic_and_persian_letters_is_one_group(tmp_path):
    for name in ("مكي.txt", "ب.txt"):
        (tmp_path / name).write_text("پل باز شد.", "utf-8")
    (tmp_path / "metadata.csv").write_text(_ROWS, "utf-8")
    table = corpus.load(tmp_path).documents.set_index("path")
    assert table["topic"].to_dict() == {"مكي.txt": "سیاسی", "ب.txt": "سیاسی"}
    assert table.loc["مكي.txt", "url"] == "https://a.example/ي"
    assert table.loc["مكي.txt", "note"] == 'کتاب "نو"'


def test_numbers_and_long_values_of_tables_stay(tmp_path):
    long = "كتاب " * 50
    (tmp_path / "a.csv").write_text(f"text,year,summary\nپل باز شد و مردم آمدند.,۱۴۰۲,{long.strip()}\n", "utf-8")
    [document] = corpus.load(tmp_path)
    assert document.metadata["summary"] == long.strip()
