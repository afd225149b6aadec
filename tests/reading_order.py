"""Where the words of a phrase stand on a page, for tests of the order in which Persian is read."""

from __future__ import annotations

from typing import Any

# Left and top edge of each word of a phrase, in the first element of a selection that holds the phrase in one piece.
_PLACES = """([phrase, selector]) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(phrase);
        if (at < 0 || !walker.currentNode.parentElement.closest(selector)) continue;
        let from = at;
        return phrase.split(' ').map(word => {
            const range = document.createRange();
            range.setStart(walker.currentNode, from);
            range.setEnd(walker.currentNode, from + word.length);
            from += word.length + 1;
            const box = range.getBoundingClientRect();
            return [Math.round(box.left), Math.round(box.top)];
        });
    }
}"""


def assert_reads_from_right(page: Any, phrase: str, selector: str) -> None:
    """The words of ``phrase`` stand on one line of ``page``, each to the left of the one before."""
    words = page.evaluate(_PLACES, [phrase, selector])
    assert words, f"{phrase} is in no {selector} of the page"
    assert len({top for _, top in words}) == 1, "on one line"
    lefts = [left for left, _ in words]
    assert lefts == sorted(set(lefts), reverse=True)
