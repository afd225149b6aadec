"""A house is one group, whatever spells its name: a text, a column, or the researcher."""

import pandas as pd

import corpus

_ROWS = {
    "1.txt": ("به گزارش شین هوا، پل باز شد.", None),
    "2.txt": ("پل باز شد.", "شينهوا"),
    "3.txt": ("پل باز شد.", "خبرگزاری شین‌هوا"),
    "4.txt": ("پل باز شد.", "Xinhua"),
    "5.txt": ("پل باز شد.", "دانشگاه تهران"),
}


def test_by_hand_only_the_spelling_of_a_name_is_made_alike(tmp_path):
    for name, (text, _) in _ROWS.items():
        (tmp_path / name).write_text(text, "utf-8")
    rows = "".join(f"{name},{source}\n" for name, (_, source) in _ROWS.items() if source)
    (tmp_path / "metadata.csv").write_text(f"path,source\n{rows}", "utf-8")
    table = corpus.load(tmp_path).documents
    assert table["source"].tolist() == ["شین‌هوا", "شین‌هوا", "شین‌هوا", "Xinhua", "دانشگاه تهران"]
    assert table["source_given"].fillna("").tolist() == ["شین هوا", "شينهوا", "خبرگزاری شین‌هوا", "", ""]
    assert table["source_from"].fillna("").tolist() == ["text", "", "", "", ""]


def test_in_tables_other_names_of_a_house_are_its_usual_one():
    frame = pd.DataFrame({"text": [t for t, _ in _ROWS.values()], "source": [s for _, s in _ROWS.values()]})
    table = corpus.load(frame).documents
    assert table["source"].tolist() == ["شین‌هوا", "شین‌هوا", "شین‌هوا", "شین‌هوا", "دانشگاه تهران"]
    assert table["source_given"].tolist()[3] == "Xinhua"
