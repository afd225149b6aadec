r"""PDF files by the geometry of their glyphs.

A PDF says where each glyph stands, not what the text is: extractors that follow the order in which glyphs were drawn
give Persian in visual order, in scrambled runs, or without spaces and half-spaces. Here only places count:

1. :mod:`.glyphs`: every glyph of a page with its letters, box, baseline, size and number in its font; where the file
   says the text of several together, :mod:`.spans` makes them one;
2. :mod:`.rows`: glyphs with one baseline are a row; rows go into columns, the right one first. :mod:`.slopes` puts
   sloping words on one baseline before, and :mod:`.margins` keeps headers and footers out of the columns;
3. :mod:`.cells`: marks go to their letters, gaps become spaces, and a letter that has its final shape in the middle of
   a word has a half-space behind it;
4. :mod:`.order`: each row from right to left, numbers and Latin from left to right, brackets as they are meant.

:mod:`.limits` bounds what a file may ask for, :mod:`.quality` tells whether its text is what its pages show, and
:mod:`.metadata` has its title.

Pages end in form feeds, lines in line feeds; what a page adds (headers, numbers) and the wrapping of lines is left to
cleaning, which records what it takes away.
"""

from .reading import read_pdf

__all__ = ["read_pdf"]
