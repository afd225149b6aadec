"""Texts for property tests: Persian words, damaged ones, numbers, signs and plain noise."""

from __future__ import annotations

import pandas as pd
from hypothesis import strategies as st

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"

WORDS = """
    چین روسیه ژاپن کتاب‌ها کتابها می‌رود میرود می رود خانه‌ای خانهای کرده‌اند کردهاند بین‌المللی بینالمللی نخست وزیر
    زیرساختها آنها بزرگترین بزرگ تر مهمتر رسماً مُحَمَّد خانهٔ خانۀ كتاب علي قرقیزســتان ﻗﺮﻗﯿﺰﺳﺘﺎﻥ ﻻزم گفت‌وگو C۵ G7
    U.S. ۱۲٫۵ 12,000 ۱۴۰۲/۰۸/۱۷ ۸:۳۰ ٤٥٦ ۲۰۲۲اما ژوئن۲۵ https://example.com/a.b?x=1 a@b.ir #چین است.این چین،روسیه
    (۱۷ «دروازه جهانی» بی بی سی هـ ها های ای اند تر می نمی
""".split()

SIGNS = list(".،؛:؟!()«»[]-–/\"'…%٪") + [" ", "  ", "\n", "\n\n", "\t", "\u00a0", ZWNJ, "\u200f", "\u00ad", "\u00ac"]

persian_letters = st.text(alphabet="ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآءئؤأةيكى", min_size=1, max_size=9)

pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), persian_letters)

persian_texts = st.builds(
    lambda parts, glue: glue.join(parts), st.lists(pieces, max_size=14), st.sampled_from([" ", "", " "])
)
"""Texts as they come: words and signs, with and without spaces between."""

noise = st.text(max_size=40)
"""Any code points at all, lone surrogates included."""

any_texts = st.one_of(persian_texts, noise, st.builds(lambda a, b: a + b, persian_texts, noise))

ACTORS = ("CN", "RU", "JP", "G7")


@st.composite
def mention_tables(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Mentions in some documents, and the documents: with and without mentions, words, titles and sources."""
    sizes = draw(st.lists(st.integers(0, 60), min_size=1, max_size=7))
    documents = pd.DataFrame(
        {
            "doc": [f"متن {number}" for number in range(len(sizes))],
            "tokens": [size + 1 for size in sizes],
            "chars": [5 * size + 60 for size in sizes],
            "source": draw(st.lists(st.sampled_from(["مهر", "ایرنا", None]), min_size=len(sizes), max_size=len(sizes))),
            "year": draw(st.lists(st.sampled_from([1401, 1402]), min_size=len(sizes), max_size=len(sizes))),
            "date": draw(
                st.lists(
                    st.sampled_from(["2023-11-20", "2024-02", "2024-02-03", None]),
                    min_size=len(sizes),
                    max_size=len(sizes),
                )
            ),
        }
    )
    kinds = st.sampled_from(["country", "capital", "leader", "demonym", "geographic"])
    place = st.tuples(st.integers(0, len(sizes) - 1), st.integers(0, 59))
    rows = [
        (
            documents["doc"][doc],
            start // 20,
            start // 40,
            start,
            start + 1,
            actor,
            kind,
            f"{actor} {kind}",
            kind != "geographic",
        )
        for (doc, start), actor, kind in draw(
            st.lists(st.tuples(place, st.sampled_from(ACTORS), kinds), max_size=25, unique_by=lambda row: row[0])
        )
    ]
    columns = ["doc", "sentence", "paragraph", "start", "end", "actor", "kind", "alias", "counted"]
    mentions = pd.DataFrame(rows, columns=columns).astype({"counted": bool, "start": "int64", "sentence": "int64"})
    return mentions.sort_values(["doc", "start"], ignore_index=True).assign(text="نام"), documents
