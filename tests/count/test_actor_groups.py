import pandas as pd

from corpus.count import with_members


def test_a_mention_stands_once_for_each_group_in_the_order_of_the_mentions():
    mentions = pd.DataFrame({"actor": ["JP", "CN", "G7", "RU", "JP"], "start": [0, 5, 9, 12, 20]})
    table = with_members(mentions, {"G7": ["US", "JP", "JP"], "SCO": ["CN", "RU"], "RU": []})
    assert table.values.tolist() == [["G7", 0], ["SCO", 5], ["G7", 9], ["SCO", 12], ["RU", 12], ["G7", 20]]
    assert table.index.tolist() == [0, 1, 2, 3, 3, 4]
    assert mentions["actor"].tolist() == ["JP", "CN", "G7", "RU", "JP"]


def test_no_mentions():
    table = with_members(pd.DataFrame({"actor": [], "start": []}), {"G7": ["JP"]})
    assert table.empty
    assert list(table.columns) == ["actor", "start"]
