"""How well copies are found, and how fast: wire copies made of tools/prose, and look-alikes that are no copies.

    python benchmarks/duplicates.py [--texts 10000]

Copies of a report are made as sites make them: another title, a lead or a signature, paragraphs cut, a share of the
words changed, half-spaces lost, Arabic letters. Look-alikes share a template (exchange rates, weather, matches) or a
speech that two reporters tell in their own words. A row a kind: how many are found, for several sizes of a shingle.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from corpus.count.near_duplicates import THRESHOLD, find_copies
from corpus.count.shingles import Shingler, shared_count
from corpus.letters import ZWNJ

ROOT = Path(__file__).resolve().parents[1]
SIGNATURE = "انتهای پیام. برای دریافت تازه‌ترین خبرها به کانال پایگاه خبری ما بپیوندید و نظر خود را بنویسید."
TITLES = ("خبر ویژه از نشست امروز", "آنچه باید از این گزارش بدانید", "جزئیات تازه از یک دیدار مهم")
EDITS = (0.05, 0.1, 0.15, 0.2, 0.3)


def articles() -> list[str]:
    """Texts of about four hundred words: the prose of the project, cut at paragraphs."""
    found = []
    for file in sorted((ROOT / "tools" / "prose").glob("*.txt")):
        if file.name.startswith(("verbs", "sentences")):
            continue
        part: list[str] = []
        for line in filter(str.strip, file.read_text("utf-8").split("\n")):
            part.append(line.strip())
            if sum(map(len, part)) > 2200:
                found.append("\n".join(part))
                part = []
    return found


def edited(text: str, share: float, chance: random.Random, words: list[str]) -> str:
    """A share of the words replaced, left out or misspelt."""
    out = []
    for word in text.split(" "):
        if chance.random() >= share:
            out.append(word)
        elif (what := chance.randrange(3)) == 0:
            out.append(chance.choice(words))
        elif what == 1:
            out.append(word[:-1] + word[-2:-1])
    return " ".join(out)


def copies(text: str, chance: random.Random, words: list[str]) -> dict[str, str]:
    """One copy of each kind."""
    lines = text.split("\n")
    kinds = {
        "title changed": "\n".join([chance.choice(TITLES), *lines]),
        "signature added": f"{text}\n{SIGNATURE}",
        "lead rewritten": "\n".join([edited(lines[0], 0.6, chance, words), *lines[1:]]),
        "last paragraph cut": "\n".join(lines[:-1] if len(lines) > 1 else lines),
        "cut to 60 %": text[: int(0.6 * len(text))],
        "cut to 40 %": text[: int(0.4 * len(text))],
        "half-spaces lost": text.replace(ZWNJ, ""),
        "half-spaces to spaces": text.replace(ZWNJ, " "),
        "Arabic letters": text.replace("ی", "ي").replace("ک", "ك"),
    }
    return kinds | {f"{share:.0%} of words edited": edited(text, share, chance, words) for share in EDITS}


def look_alikes(chance: random.Random) -> dict[str, list[str]]:
    """Texts of one template that tell of different days: each list has no copy in it."""
    cities = "تهران مشهد شیراز تبریز اصفهان اهواز رشت کرمان یزد همدان".split()
    teams = "پرسپولیس استقلال سپاهان تراکتور فولاد ملوان گل‌گهر نساجی".split()
    rates, weather, matches = [], [], []
    for _ in range(40):
        n = [chance.randint(100, 999) for _ in range(12)]
        rates.append(
            f"نرخ ارز در بازار امروز: دلار آمریکا {n[0]} هزار تومان، یورو {n[1]} هزار تومان، درهم امارات {n[2]} تومان، "
            f"پوند انگلیس {n[3]} هزار تومان و لیر ترکیه {n[4]} تومان معامله شد. هر قطعه سکه بهار آزادی {n[5]} میلیون، "
            f"نیم‌سکه {n[6]} میلیون و ربع‌سکه {n[7]} میلیون تومان فروخته شد و هر گرم طلای هجده عیار به {n[8]} هزار "
            f"رسید. "
            f"شاخص بورس با {n[9]} واحد {chance.choice(['افزایش', 'کاهش'])} به {n[10]} هزار واحد رسید."
        )
        some = chance.sample(cities, 4)
        weather.append(
            f"سازمان هواشناسی اعلام کرد: فردا در {some[0]} و {some[1]} {chance.choice(['بارش باران', 'باد شدید'])} و "
            f"در "
            f"{some[2]} {chance.choice(['غبار', 'مه', 'آسمان صاف'])} پیش‌بینی می‌شود. دمای {some[3]} به {n[0] % 40} "
            f"درجه "
            f"می‌رسد و کمینه دما {n[1] % 15} درجه است. از روز {chance.choice(['شنبه', 'دوشنبه', 'جمعه'])} سامانه تازه‌ای "
            f"از "
            f"{chance.choice(['غرب', 'شمال', 'جنوب'])} وارد کشور می‌شود و تا {n[2] % 5 + 2} روز ادامه دارد."
        )
        a, b = chance.sample(teams, 2)
        matches.append(
            f"تیم فوتبال {a} در هفته {n[0] % 30} لیگ برتر {n[1] % 5} بر {n[2] % 4} مقابل {b} به نتیجه رسید. گل‌های این "
            f"بازی "
            f"در دقیقه‌های {n[3] % 90} و {n[4] % 90} به ثمر رسید و داور {n[5] % 6} بار کارت زرد نشان داد. {a} با "
            f"{n[6] % 60} "
            f"امتیاز در رده {n[7] % 16} جدول ماند و هفته آینده در {chance.choice(cities)} به میدان می‌رود."
        )
    speech = [
        "وزیر نیرو امروز گفت که ذخیره سدها نسبت به سال گذشته کم شده و مردم باید در مصرف آب صرفه‌جویی کنند. او افزود که "
        "«امسال هیچ شهری جیره‌بندی نمی‌شود» و طرح انتقال آب تا پایان پاییز به بهره‌برداری می‌رسد.",
        "به گفته وزیر نیرو، آب پشت سدها کمتر از پارسال است. این مقام که در جمع خبرنگاران سخن می‌گفت تأکید کرد: «امسال "
        "هیچ "
        "شهری جیره‌بندی نمی‌شود.» وی از پایان کار طرح انتقال آب در ماه‌های آینده خبر داد و خواستار مصرف درست شد.",
    ]
    return {"exchange rates": rates, "weather": weather, "matches": matches, "one speech, two reporters": speech}


def similarity(a: str, b: str, shingler: Shingler) -> float:
    """The exact Jaccard coefficient of two texts."""
    first, second = shingler(a), shingler(b)
    shared = shared_count(first, second)
    return shared / max(len(first) + len(second) - shared, 1)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=int, default=10_000)
    options = parser.parse_args()
    chance = random.Random(1)
    originals = articles()
    words = sorted({word for text in originals for word in text.split()})
    made = [(text, copies(text, chance, words)) for text in originals]
    print(f"{len(originals)} texts; similarity of the copies: mean, least, share of 0.3 / {THRESHOLD} or more")
    for size in (2, 3, 4, 5):
        shingler = Shingler(size)
        print(f"shingles of {size} words")
        for kind in made[0][1]:
            found = sorted(similarity(text, kinds[kind], shingler) for text, kinds in made)
            at = [sum(s >= least for s in found) / len(found) for least in (0.3, THRESHOLD)]
            print(f"  {kind:24} {sum(found) / len(found):.2f} {found[0]:.2f} {at[0]:.2f} {at[1]:.2f}")
        for kind, group in look_alikes(random.Random(2)).items():
            pairs = sorted(similarity(a, b, shingler) for i, a in enumerate(group) for b in group[:i])
            print(f"  not copies: {kind:28} mean {sum(pairs) / len(pairs):.2f} highest {pairs[-1]:.2f}")
    mixed = [*originals, *(copy for _, kinds in made for copy in kinds.values())]
    found = find_copies(mixed)
    owner = [*range(len(originals)), *(i for i, (_, kinds) in enumerate(made) for _ in kinds)]
    right = sum(owner[copy.place] == owner[copy.first] for copy in found)
    exact = Shingler(3)
    wanted = sum(similarity(text, copy, exact) >= THRESHOLD for text, kinds in made for copy in kinds.values())
    print(
        f"found {len(found)}, right {right}, of {wanted} copies that are {THRESHOLD} alike,"
        f" of {len(mixed) - len(originals)} made"
    )
    _time(options.texts, originals)


def _time(count: int, originals: list[str]) -> None:
    chance = random.Random(3)
    texts = []
    for number in range(count):
        drawn = originals[number % len(originals)].split(" ")
        chance.shuffle(drawn)
        texts.append(" ".join(drawn))
    start = time.perf_counter()
    find_copies(texts)
    print(f"{count:,} texts of {sum(map(len, texts)) // count:,} characters: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
