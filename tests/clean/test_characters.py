import pytest

from corpus import clean_text
from corpus.alignment import apply_edits
from corpus.clean import characters
from tests.clean.cases import z

CASES = [
    # (repair, label, damaged, meant)
    ("line_ends", "synthetic", "یک\r\nدو\rسه\u2028چهار", "یک\nدو\nسه\nچهار"),
    ("control_characters", "synthetic", "چی\x00ن\x07", "چین"),
    ("presentation_forms", "wild", "ﻗﺮﻗﯿﺰﺳﺘﺎﻥ ﻭ ﭼﯿﻦ", "قرقیزستان و چین"),
    ("presentation_forms", "synthetic", "ﻻزم ﷲ", "لازم الله"),
    ("arabic_letters", "wild", "كتاب علي و موسى", "کتاب علی و موسی"),
    ("arabic_letters", "synthetic", "خانۀ ما", "خانهٔ ما"),
    ("arabic_letters", "negative", "جزء مسئول مؤثر تأکید سورة", None),
    ("arabic_digits", "wild", "٤٥٦ و ۴۵۶ و 456", "۴۵۶ و ۴۵۶ و 456"),
    ("elongation", "wild", "قرقیزســـتان", "قرقیزستان"),
    ("elongation", "wild", "مسکو\u200cـ\u200cپکن", "مسکو\u200c–\u200cپکن"),
    ("elongation", "wild", "۱۴۰۲ـ۱۴۰۳ و سلام ـ خوبم", "۱۴۰۲-۱۴۰۳ و سلام – خوبم"),
    ("diacritics", "wild", "مُحَمَّد گفتِ", "محمد گفت"),
    ("diacritics", "negative", "رسماً، خانهٔ فعلاً آمریکا قرآن", None),
    ("direction_marks", "wild", "\u200fچین\u200e و\u202b روسیه\u202c", "چین و روسیه"),
    ("direction_marks", "synthetic", "\ufeffچین", "چین"),
    ("disguised_halfspaces", "wild", "می\u00acرود می\u00adرود می\u200bرود", "می~رود می~رود می~رود"),
    ("disguised_halfspaces", "synthetic", "دار\u200bد هـ\u200d ق", "دارد هـ ق"),
    ("disguised_halfspaces", "negative", "a \u00ac b", None),
    ("disguised_halfspaces", "negative", "خوبم 👨\u200d👩\u200d👧 و ❤️\u200d🔥", None),  # one emoji of several
    ("stray_halfspaces", "synthetic", "می~~رود ~چین~ ، روسیه~", "می~رود چین ، روسیه"),
    ("stray_halfspaces", "negative", "کتاب~ها رسماً~تر خانهٔ~ما", None),
    ("stray_halfspaces", "negative", "مرد ۲۵~ساله و PDF~ها و لوی~څارنوال", None),
    ("stray_halfspaces", "synthetic", "۲۵~ و F~۱۴ و PDF~ ها", "۲۵ و F۱۴ و PDF ها"),
    ("odd_spaces", "wild", "جنگ\u00a0اوکراین\u2003امروز", "جنگ اوکراین امروز"),
    ("extra_spaces", "synthetic", "  یک  دو \n سه\t", "یک دو\nسه"),
    ("extra_blank_lines", "synthetic", "یک\n\n\n\nدو\n\nسه\nچهار", "یک\n\nدو\n\nسه\nچهار"),
]


@pytest.mark.parametrize(("repair", "label", "damaged", "meant"), CASES)
def test_case(repair, label, damaged, meant):
    damaged = z(damaged)
    edits = getattr(characters, repair)(damaged)
    assert apply_edits(damaged, edits) == (damaged if meant is None else z(meant))
    if meant is None:
        assert edits == []


def test_every_arabic_presentation_form_becomes_letters():
    forms = "".join(chr(c) for c in [*range(0xFE80, 0xFEFD)])
    plain = clean_text(forms, preset="characters").text
    assert not any(0xFE80 <= ord(c) <= 0xFEFC for c in plain)


def test_diacritics_stay_by_option():
    assert clean_text("مُحَمَّد", diacritics=False).text == "مُحَمَّد"
