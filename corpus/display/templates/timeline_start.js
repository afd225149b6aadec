// The overview below the chart with the ends of the range, and how it all begins.

const overview = at("overview"), ends = { from: at("from"), to: at("to") }, THUMB = 9;

function drawOverview() {
  const width = overview.clientWidth, inner = Math.max(width - 2 * THUMB, 1), height = 44; // not shown on paper: no width
  const parts = Math.max(Math.floor(inner / 3), 1);
  const { weights } = density(shown, full.from, full.to, parts);
  const most = Math.max(...weights);
  const whole = svg("svg", { height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  weights.forEach((weight, part) => {
    if (!weight) return;
    const tall = Math.max((weight / most) * (height - 8), 2);
    whole.append(svg("rect", {
      class: "column", x: THUMB + (part * inner) / parts, y: height - tall, width: inner / parts, height: tall,
    }));
  });
  whole.append(svg("rect", { class: "window", y: 0.5, height: height - 1 }));
  overview.querySelector("svg")?.remove();
  overview.prepend(whole);
}

function drawWindow() {
  const inner = Math.max(overview.clientWidth - 2 * THUMB, 1), whole = full.to - full.from;
  const frame = overview.querySelector(".window");
  frame.setAttribute("x", THUMB + ((view.from - full.from) / whole) * inner);
  frame.setAttribute("width", Math.max(((view.to - view.from) / whole) * inner, 1));
  for (const [end, input] of Object.entries(ends)) {
    input.value = view[end];
    input.setAttribute("aria-valuetext", dayNames(view[end]));
  }
  // Where the ends lie upon each other, the one that can still be moved is on top.
  ends.from.style.zIndex = view.from - full.from > full.to - view.to ? 2 : 1;
  ends.to.style.zIndex = 1;
}

for (const [end, input] of Object.entries(ends)) {
  Object.assign(input, { min: full.from, max: full.to, step: Math.max((full.to - full.from) / 1000, 0.01) });
  input.addEventListener("input", () => {
    const day = Number(input.value), whole = Math.min(SHORTEST, full.to - full.from);
    if (end === "from") show(Math.min(day, view.to - whole), view.to);
    else show(view.from, Math.max(day, view.from + whole));
  });
}

// ---- beginning

for (const id of ["search", "text", "actors"]) at(id)?.addEventListener("input", choose);
for (const radio of document.querySelectorAll("[name=calendar]")) {
  radio.addEventListener("input", () => {
    root.dataset.calendar = radio.value;
    redraw();
  });
}
at("clear").addEventListener("click", () => {
  at("search").value = at("text").value = "";
  for (const box of boxes) box.checked = false;
  choose();
  at("search").focus();
});

at("longer").addEventListener("click", () => {
  const first = items.findIndex(({ row }) => row === [...at("list").children].findLast((other) => !other.hidden)) + 1;
  length += LONGER;
  settle();
  items.slice(first).find(({ row }) => !row.hidden)?.row.querySelector("a").focus();
});
window.addEventListener("beforeprint", () => {
  length = Infinity;
  settle();
});

at("view").hidden = false;
at("view").append(ruler.box);
at("filters").open = !matchMedia("(max-width: 30rem)").matches;
root.dataset.calendar = document.querySelector("[name=calendar]:checked").value; // browsers keep it on reloading
new ResizeObserver(() => { drawOverview(); redraw(); }).observe(figure);
whenFontsChange(redraw);
choose();
const linked = items.find(({ row }) => `#${row.id}` === location.hash);
if (linked) find(linked);
