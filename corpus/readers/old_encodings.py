"""Old encodings of one byte a letter: which of them makes Persian of the bytes.

Windows-1256, ISO-8859-6, the Macintosh's Farsi and the two of DOS give nearly any bytes some Arabic letter, so that
decoding hardly fails. But only the right one gives the letters of Persian as often as Persian has them: alef and yeh
are a fifth of a text, zad and ghain hardly to be met. The logarithms of those frequencies, added up over the text, are
its likelihood, and the encoding with the greatest one is taken, unless the next is about as likely.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ..letters import LOOK_ALIKES, ZWNJ
from ..patterns import late_pattern

SINGLE_BYTE = ("windows-1256", "iso-8859-6", "mac_farsi", "cp720", "cp864")
"""Encodings of one byte a letter, the usual first; ISO-8859-6 and Mac Farsi agree in their letters."""

# Of a thousand signs of Persian prose that are not ASCII, in round numbers; the last place is not important, since
# wrong encodings exchange frequent letters for rare ones.
_FREQUENT = """
ا 140 ی 98 ر 75 ن 68 د 62 ه 58 و 58 م 52 ت 46 ب 36 س 34 ش 30 ک 28 ز 25 ل 26 خ 12 گ 11 ع 11 ق 10 ف 11 آ 10 پ 10 ح 9 ج 9
ص 6 ط 6 چ 5 ض 3 ئ 3 ذ 3 غ 3 ث 3 ظ 2 ژ 1.5 ء 1 ؤ 0.7 ة 0.7 أ 0.3 إ 0.1 ً 1 َ 0.3 ِ 0.3 ُ 0.3 ّ 0.3 ٔ 0.5 ـ 0.3
، 9 ؛ 1 ؟ 1 « 3 » 3 … 0.5 – 0.5 — 0.3 ‘ 0.2 ’ 0.2 “ 0.5 ” 0.5 • 0.2 × 0.05 ٪ 0.3
۰ 4 ۱ 4 ۲ 3 ۳ 3 ۴ 2 ۵ 2 ۶ 2 ۷ 2 ۸ 2 ۹ 2 ٠ 3 ١ 3 ٢ 2 ٣ 2 ٤ 1 ٥ 1 ٦ 1 ٧ 1 ٨ 1 ٩ 1 ﻻ 9
"""
# The Macintosh has these a second time, for lines from the right; its other ASCII signs there are as rare as é.
_ASCII = {" ": 40, ".": 10, "(": 3, ")": 3, ":": 3, "-": 2, "/": 2, '"': 2, "!": 0.5, ",": 0.5, "[": 0.2, "]": 0.2}
_LATIN, _OTHER, _CONTROL = 0.05, 0.01, 0.001  # é and the like; frames and fractions; control characters
_HALF_SPACE, _STRAY_HALF_SPACE = 12, 0.02  # between two letters; elsewhere
_PARTS = _FREQUENT.split()
_OFTEN = {sign: float(often) for sign, often in zip(_PARTS[::2], _PARTS[1::2], strict=True)}
_OFTEN |= _ASCII | dict.fromkeys((ZWNJ, "\N{NO-BREAK SPACE}"), _HALF_SPACE)

_MIXED = 4.0  # taken off for a word that goes over from Latin to Arabic letters
_OPEN = 4.0  # taken off for a word of DOS that ends in a letter of a shape that joins to the next
_SAMPLE = 2**14  # bytes that are looked at, from the first that is not ASCII
_USUAL = 4.0  # Windows-1256 is so much more usual that a short text in it need not prove it
_CLEAR = 6.0  # the best is e⁶ = 400 times as likely as the next
_LIKELY = -4.4  # mean of a sign; of Persian it is about -3.2, and above -4 in lines of thirty letters

_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_SEAM = late_pattern(rf"[A-Za-z](?=[{_ARABIC}])|[{_ARABIC}](?=[A-Za-z])")
_STRAY = late_pattern(rf"(?<![\u0620-\u06d3]){ZWNJ}|{ZWNJ}(?![\u0620-\u06d3])")
_INITIAL = "".join(c for c in map(chr, range(0xFE70, 0xFEFD)) if unicodedata.name(c, "").endswith("INITIAL FORM"))
_LEFT_OPEN = late_pattern(rf"[{_INITIAL}](?![\ufe70-\ufefc\u0640])")
_SHAPES = late_pattern("[\ufe70-\ufefc]")
_LAM_ALEF = late_pattern("[\ufef5-\ufefc]")
_PLAIN = str.maketrans({letter: plain for letter, plain in LOOK_ALIKES.items() if letter not in "ةأإؤ"})


def best_single_byte(
    data: bytes, encodings: Sequence[str] = SINGLE_BYTE, *, sure: bool = True
) -> tuple[str, str] | None:
    """The text in ``data`` and its encoding of one byte a letter; None where none makes Persian of it.

    With ``sure`` also None where two encodings make about as good a text of it; without, the better one is taken.

    >>> best_single_byte("رئيس جمهور چين گفت".encode("windows-1256"))
    ('رئيس جمهور چين گفت', 'windows-1256')
    >>> best_single_byte("رئيس جمهور روسيه در توكيو سخن راند".encode("cp720"))
    ('رئيس جمهور روسيه در توكيو سخن راند', 'cp720')
    """
    sample = _sample(data)
    texts: dict[str, str] = {}
    ranked: list[tuple[float, str]] = []
    for place, encoding in enumerate(encodings):
        try:
            texts[encoding] = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        ranked.append((_likelihood(sample, encoding) + (0 if place else _USUAL), encoding))
    ranked.sort(key=lambda found: -found[0])  # stable: of two that are alike the more usual
    signs = sum(byte > 127 for byte in sample)
    if not ranked or not signs or ranked[0][0] / signs < _LIKELY:
        return None
    likelihood, best = ranked[0]
    close = [other for less_likely, other in ranked[1:] if likelihood - less_likely < _CLEAR]
    if sure and any(_alike(texts[best]) != _alike(texts[other]) for other in close):
        return None
    return texts[best], best


def _sample(data: bytes) -> bytes:
    first = next((i for i, byte in enumerate(data) if byte > 127), len(data))
    return data[max(first - 1, 0) : first + _SAMPLE]


def _likelihood(sample: bytes, encoding: str) -> float:
    """The logarithm of how likely a Persian text has these signs; bytes that are ASCII everywhere say nothing."""
    text = sample.decode(encoding)
    weights = _weights(encoding)
    total = sum(often * weights[byte] for byte, often in Counter(sample).items())
    total += len(_STRAY.findall(text)) * math.log(_STRAY_HALF_SPACE / _HALF_SPACE)
    return total - _MIXED * len(_SEAM.findall(_alike(text))) - _OPEN * len(_LEFT_OPEN.findall(text))


@cache
def _weights(encoding: str) -> list[float]:
    """For each byte the logarithm of how often its sign is met; 0 for ASCII and for bytes that stand for nothing."""
    signs = (bytes([byte]).decode(encoding, "ignore") for byte in range(128, 256))
    return [0.0] * 128 + [_weight(sign) if sign else 0.0 for sign in signs]


def _weight(sign: str) -> float:
    often = _OFTEN.get(_alike(sign))
    if often is None:
        kind = unicodedata.category(sign)
        often = _CONTROL if kind == "Cc" else _LATIN if kind[0] == "L" or sign <= "~" else _OTHER
    return math.log(often / 1000)


def _alike(text: str) -> str:
    """Letters of one kind as one: DOS has each in its shapes, old tables have the Arabic yeh and kaf."""
    if _SHAPES.search(text):
        text = unicodedata.normalize("NFKC", _LAM_ALEF.sub("\ufffb", text)).replace("\ufffb", "ﻻ")
    return text.translate(_PLAIN)
