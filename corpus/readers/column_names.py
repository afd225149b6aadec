"""What the columns of scraped news are called: English, Persian and Finglish names of text, title, date and so on.

Names stand here as :func:`compact` gives them: ``pubDate`` and ``pub_date`` are both ``pubdate``, «متن خبر» and
«متن_خبر» both «متنخبر». The order in a row is that of preference.
"""

from __future__ import annotations

from typing import Literal, get_args

from ..letters import fold
from ..patterns import late_pattern

type Role = Literal["text", "title", "date", "id", "url", "source", "author"]
ROLES: tuple[Role, ...] = get_args(Role.__value__)

_NOT_IN_WORDS = late_pattern(r"[\W_]+")
_CAMEL = late_pattern(r"(?<=[a-z0-9])(?=[A-Z])")

TEXT_NAMES = tuple(
    """
    text fulltext newstext articletext articlebody body bodytext newsbody content contents articlecontent newscontent
    contenttext maintext maincontent cleantext rawtext plaintext storytext story متن متنخبر متنکامل متنکاملخبر متناصلی
    متنمقاله متنپیام متنگزارش محتوا محتوی محتوایخبر بدنه بدنهخبر matn matnkhabar matnekhabar khabarmatn mohtava mohtava
    tweet tweettext توییت message پیام post پست comment نظر caption
    """.split()
)
"""Columns that are the text."""

PERHAPS_TEXT_NAMES = tuple(
    """
    news خبر khabar article مقاله مطلب گزارش شرح شرحخبر sharh description document lead leadtext لید خلاصه خلاصهخبر
    kholase summary abstract چکیده excerpt intro
    """.split()
)
"""Columns that are the text where there is no better one: as often they are a part of it, or a topic."""

OTHER_NAMES: dict[Role, tuple[str, ...]] = {
    "title": tuple(
        """
        title newstitle articletitle headline heading عنوان عنوانخبر عنوانمقاله onvan تیتر تیترخبر titr titrekhabar
        titrkhabar titre
        """.split()
    ),
    "date": tuple(
        """
        published publishedat publisheddate publishdate publisheddatetime publishedtime publishtime publishedon pubdate
        publicationdate datepublished تاریخانتشار زمانانتشار tarikheenteshar tarikhenteshar date datetime تاریخ
        تاریخخبر تاریخدرج tarikh newsdate articledate posted postedat postdate createdat createddate created
        creationdate datecreated dateadded timestamp time زمان zaman تاریخوساعت issued updated updatedat lastupdate
        modified modifiedat lastmodified datemodified year سال sal
        """.split()
    ),
    "id": tuple("id newsid articleid docid documentid postid tweetid khabarid uid uuid شناسه شناسهخبر کدخبر".split()),
    "url": tuple(
        """
        url link href newsurl articleurl newslink articlelink permalink sourceurl uri لینک لینکخبر پیوند نشانی آدرس
        آدرسخبر address guid
        """.split()
    ),
    "source": tuple(
        """
        source newssource sourcename agency newsagency agencyname outlet publisher newspaper media site sitename website
        channel منبع منبعخبر خبرگزاری نامخبرگزاری رسانه روزنامه سایت وبسایت پایگاه پایگاهخبری کانال manba khabargozari
        rasane rasaneh domain
        """.split()
    ),
    "author": tuple(
        """
        author authors authorname byline writer reporter journalist creator نویسنده نویسندگان نامنویسنده خبرنگار گزارشگر
        نگارنده مولف nevisande nevisandeh khabarnegar
        """.split()
    ),
}

KNOWN_NAMES = frozenset({*TEXT_NAMES, *PERHAPS_TEXT_NAMES, *(name for names in OTHER_NAMES.values() for name in names)})
"""Names by which a header is known."""

CERTAIN_DATES = frozenset(OTHER_NAMES["date"][: OTHER_NAMES["date"].index("posted")])
"""Columns that are taken for the date even where none of their values can be read as one, so that it is said."""

WORDS: dict[Role, frozenset[str]] = {
    "id": frozenset({"id", "شناسه"}),
    "url": frozenset({"url", "link", "لینک"}),
    "date": frozenset({"date", "تاریخ", "tarikh"}),
    "title": frozenset({"title", "headline", "titr", "تیتر", "عنوان"}),
    "author": frozenset({"author", "نویسنده", "خبرنگار"}),
    "source": frozenset({"source", "agency", "منبع", "خبرگزاری"}),
    "text": frozenset({"text", "body", "content", "matn", "متن", "محتوا"}),
}
"""Words that a longer name has: ``news_full_text``, «تاریخ به‌روزرسانی»; the first role that has one is meant."""

WRAPPINGS = frozenset({"rendered", "value", "text", "name", "content"})
"""Keys of nested JSON that say nothing themselves: ``title.rendered`` is a title."""


def compact(name: object) -> str:
    """A name without what spellings of it differ in: case, spaces, half-spaces, underscores, ي and ك.

    >>> compact("Pub_Date"), compact("متن\\N{ZERO WIDTH NON-JOINER}خبر"), compact("تاريخ انتشار")
    ('pubdate', 'متنخبر', 'تاریخانتشار')
    """
    return _NOT_IN_WORDS.sub("", fold(str(name)).text.casefold())


def words_of(name: str) -> list[str]:
    """The words of a name.

    >>> words_of("newsFullText"), words_of("تاریخ_انتشار")
    (['news', 'full', 'text'], ['تاریخ', 'انتشار'])
    """
    parted = _CAMEL.sub(" ", fold(name).text)
    return [word for word in _NOT_IN_WORDS.split(parted.casefold()) if word]
