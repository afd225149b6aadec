// Moving along time and coming closer: by keys, buttons, wheel, mouse and fingers.

const MOVE = 0.2, CLOSER = 1.6; // part of the range; times

function show(from, to) {
  const whole = full.to - full.from;
  const span = Math.min(Math.max(to - from, Math.min(SHORTEST, whole)), whole);
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - span / 2, full.from), full.to - span);
  view = { from: start, to: start + span };
  redraw();
}

const move = (part) => show(view.from + part * (view.to - view.from), view.to + part * (view.to - view.from));

function zoom(times, day = (view.from + view.to) / 2) {
  const span = Math.min(Math.max((view.to - view.from) / times, SHORTEST), full.to - full.from);
  const part = (day - view.from) / (view.to - view.from);
  show(day - part * span, day + (1 - part) * span);
}

const DO = {
  in: () => zoom(CLOSER), out: () => zoom(1 / CLOSER), home: () => show(full.from, full.to),
  earlier: () => move(-MOVE), later: () => move(MOVE),
};
const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "in", "=": "in", "-": "out", "−": "out", Home: "home" };

figure.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = event.target.closest(".mark");
  if (KEYS[event.key]) DO[KEYS[event.key]]();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(mark, event.key === "ArrowDown" ? 1 : -1);
  else if (mark && (event.key === "Enter" || event.key === " ")) open(mark.dataset.key);
  else return;
  event.preventDefault();
});

function step(mark, by) {
  const marks = marksInOrder();
  const next = mark ? marks[marks.indexOf(mark) + by] : marks.at(by > 0 ? 0 : -1);
  if (!next) return;
  for (const other of marks) other.setAttribute("tabindex", other === next ? 0 : -1);
  next.focus({ preventScroll: true });
}

document.querySelector(".toolbar").addEventListener("click", (event) => DO[event.target.dataset.do]?.());

const dayAt = (clientX) => {
  const box = figure.getBoundingClientRect();
  return view.from + ((clientX - box.left - PAD) / (box.width - 2 * PAD)) * (view.to - view.from);
};

// The wheel scrolls the page, unless the chart was touched before or Ctrl is held; sideways it moves the chart.
figure.addEventListener("wheel", (event) => {
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) move(event.deltaX / figure.clientWidth);
  else if (event.ctrlKey || event.metaKey || figure.contains(document.activeElement)) {
    zoom(Math.exp(-Math.max(Math.min(event.deltaY, 200), -200) / 300), dayAt(event.clientX));
  } else return;
  event.preventDefault();
}, { passive: false });

// ---- dragging with one finger or the mouse, and with two fingers

const touching = new Map(); // where each pointer was last
let dragged = false;

figure.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  if (!touching.size) dragged = false;
  touching.set(event.pointerId, { x: event.clientX, start: event.clientX });
});

figure.addEventListener("pointermove", (event) => {
  const own = touching.get(event.pointerId);
  if (!own || (!dragged && touching.size < 2 && Math.abs(event.clientX - own.start) < 5)) return;
  if (!dragged) [...touching.keys()].forEach((id) => figure.setPointerCapture(id));
  dragged = true;
  figure.classList.add("dragged");
  const before = [...touching.values()].map(({ x }) => x);
  const moved = event.clientX - own.x;
  own.x = event.clientX;
  const now = [...touching.values()].map(({ x }) => x);
  if (now.length === 2) {
    const times = Math.max(Math.abs(now[0] - now[1]), 20) / Math.max(Math.abs(before[0] - before[1]), 20);
    zoom(times, dayAt((now[0] + now[1]) / 2));
  }
  move(-moved / touching.size / (figure.clientWidth - 2 * PAD));
});

for (const name of ["pointerup", "pointercancel"]) {
  window.addEventListener(name, (event) => {
    touching.delete(event.pointerId);
    if (!touching.size) figure.classList.remove("dragged");
  });
}

// A drag that ends on a mark does not open it.
figure.addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (mark && !dragged) {
    figure.focus({ preventScroll: true });
    open(mark.dataset.key);
  }
});
figure.addEventListener("dblclick", (event) => {
  if (!event.target.closest(".mark")) zoom(CLOSER, dayAt(event.clientX));
});
