// Which dates are shown, and that the chart, the list and the counts follow.

const full = (() => {
  let [first, last] = [Infinity, -Infinity];
  for (const item of items) [first, last] = [Math.min(first, item.first), Math.max(last, item.last + 1)];
  const room = Math.max((last - first) * 0.06, last - first < 30 ? 30 : 1);
  return { from: first - room, to: last + room };
})();

let view = { ...full };
let shown = items, clusters = clustersOf(items), drawn = { crowded: false, boxes: [] };
let chosen = null; // the key of the mark that is open
let waiting = 0, settling = 0;
const LONGER = 100; // dates of the list
let length = LONGER;

// Whether a date is one of those that were asked for: by any of the actors ticked, text and every word of the search.
function wish({ actors = ticked(), text = at("text").value, words = folded(at("search").value).split(/\s+/) } = {}) {
  return (item) =>
    (!actors.length || actors.some((actor) => names(item, actor))) &&
    (!text || item.text === text) &&
    words.every((word) => !word || keyOf(item).includes(word));
}

const names = (item, actor) => (actor === PAGE.without ? !item.actors.length : item.actors.includes(actor));
const boxes = [...document.querySelectorAll("[name=actor]")];
const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);

function choose() {
  shown = items.filter(wish());
  clusters = clustersOf(shown);
  length = LONGER;
  const others = items.filter(wish({ actors: [] }));
  for (const box of boxes) {
    const dates = others.filter((item) => names(item, box.value)).length;
    box.parentElement.querySelector(".count").textContent = inDigits(dates);
  }
  at("clear").hidden = !(ticked().length || at("text").value || at("search").value);
  drawOverview();
  redraw();
}

// ---- drawing

function redraw() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(draw);
}

function draw() {
  const focused = document.activeElement?.closest?.("#figure .mark")?.dataset.key;
  drawn = drawChart(figure, clusters, shown, view, chosen);
  const marks = marksInOrder();
  const again = marks.find((mark) => mark.dataset.key === focused);
  (again ?? marks[0])?.setAttribute("tabindex", 0);
  if (focused) (again ?? figure).focus({ preventScroll: true });
  drawWindow();
  clearTimeout(settling);
  settling = setTimeout(settle, 150);
}

// The list and the counts follow when the chart rests. Of a long list the first dates are shown, more when asked for:
// browsers lay out thousands of sentences in seconds.
function settle() {
  const on = new Set(shown);
  const seen = items.filter((item) => on.has(item) && item.last + 1 >= view.from && item.first <= view.to);
  const listed = new Set(seen.slice(0, length));
  for (const item of items) if (item.row.hidden === listed.has(item)) item.row.hidden = !listed.has(item);
  at("list").classList.add("ready");
  const rest = seen.length - listed.size;
  at("longer").hidden = !rest;
  at("longer").textContent = say("longer", { dates: inDigits(Math.min(rest, LONGER)), rest: inDigits(rest) });
  const numbers = { shown: inDigits(shown.length), all: inDigits(items.length), seen: inDigits(seen.length) };
  const status = [say(seen.length < shown.length ? "status seen" : "status", numbers)];
  if (!seen.length) status.push(PAGE.words.none);
  at("crowded").hidden = !drawn.crowded;
  at("status").textContent = status.join(PAGE.words.stop);
}

const marksInOrder = () => {
  const marks = [...figure.querySelectorAll(".mark")];
  const place = new Map(clusters.map((cluster, i) => [cluster.key, i]));
  return drawn.crowded ? marks : marks.sort((a, b) => place.get(a.dataset.key) - place.get(b.dataset.key));
};
