"""Texts for property tests: Persian words, damaged ones, numbers, signs and plain noise."""

from __future__ import annotations

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
