// How large words come out on the chart: measured on words that the browser draws, whatever font it has for them.

const LEADING = 2; // pixels between two lines
const SAMPLE = "Ag1 اپژ۱ۂ"; // letters and digits of both scripts, that show when a font has come or changed

const ruler = (() => {
  const box = Object.assign(document.createElement("div"), { id: "ruler" });
  const line = Object.assign(document.createElement("p"), { textContent: SAMPLE });
  const base = document.createElement("i"); // an empty box: it stands on the line of the letters
  const words = svg("text");
  line.append(base);
  box.append(line, svg("svg", {}, words));
  box.setAttribute("aria-hidden", "true");
  return { box, line, base, words };
})();

let widths = new Map(); // of words that were measured since fonts last changed

// Of words on a line, with what letters have beyond their own place; thick words are those of a mark that is open.
function widthOf(words, thick = false) {
  const key = `${thick} ${words}`;
  if (!widths.has(key)) {
    ruler.words.classList.toggle("thick", thick);
    ruler.words.textContent = words;
    widths.set(key, ruler.words.getBBox().width);
  }
  return widths.get(key);
}

// What a line of any of these words takes above and below the line its letters stand on. A line of HTML grows with
// every font that its letters come from; the box of a text of SVG has the size of the first font only.
function lineOf(words) {
  ruler.line.firstChild.data = words.join(" ");
  const { top, bottom } = ruler.line.getBoundingClientRect();
  const base = ruler.base.getBoundingClientRect().bottom;
  ruler.line.firstChild.data = SAMPLE;
  const [above, below] = [Math.ceil(base - top), Math.ceil(bottom - base)];
  return { above, below, height: above + below };
}

function shortened(text, room, thick = false) {
  if (widthOf(text, thick) <= room) return text;
  const letters = [...text];
  const cut = (end) => `${letters.slice(0, end).join("").trimEnd()}…`;
  let [fits, over] = [1, letters.length];
  while (over - fits > 1) {
    const end = (fits + over) >> 1;
    if (widthOf(cut(end), thick) <= room) fits = end;
    else over = end;
  }
  return cut(fits);
}

// Fonts that come late, or another size of letters in the browser's settings, change what was measured.
function whenFontsChange(then) {
  const renew = () => {
    widths = new Map();
    then();
  };
  new ResizeObserver(renew).observe(ruler.line);
  document.fonts.addEventListener("loadingdone", renew);
}
