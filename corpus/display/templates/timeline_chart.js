// The chart: marks in lanes, or columns where marks are too many; an axis for each calendar.

const SVG = "http://www.w3.org/2000/svg";
const LANE = 26, LANES = 16, LABELLED = 30, MOST_MARKS = 400; // pixels at least; lanes; marks with words; marks
const PAD = 14, COLUMN = 6, COLUMNS_HEIGHT = 220; // pixels
const DOT = 6, ARROW = 24, GAP = 14, SHORTEST = 5; // pixels; the shortest range, in days

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// Marks that are alike stand in one place: dates of the same days.
function clustersOf(items) {
  const found = new Map();
  for (const item of items) {
    const key = `${item.first}:${item.last}:${item.way}`;
    if (!found.has(key)) found.set(key, { key, first: item.first, last: item.last, way: item.way, items: [] });
    found.get(key).items.push(item);
  }
  return [...found.values()].sort((a, b) => a.first - b.first || a.last - b.last);
}

function nameOf(cluster) {
  const names = [...new Set(cluster.items.map((item) => item.name))];
  if (names.length === 2 && cluster.items.length === 2) return names.join(cluster.items[0].direction === "rtl" ? "، " : ", ");
  return cluster.items.length > 1 ? `${names[0]} (${inDigits(cluster.items.length)})` : names[0];
}

// Where a mark begins and ends, with its arrow, and with its words beside it or upon it.
function boxOf(cluster, x, width, named) {
  const day = cluster.first === cluster.last;
  const middle = x((cluster.first + cluster.last + 1) / 2);
  let left = day ? middle - DOT : x(cluster.first), right = day ? middle + DOT : x(cluster.last + 1);
  [left, right] = [Math.max(left, -2 * DOT), Math.min(right, width + 2 * DOT)];
  if (right - left < 4) [left, right] = [left - 2, left + 2];
  const box = { cluster, day, middle, bar: [left, right], left, right, words: "" };
  if (cluster.way === "since") box.right += ARROW;
  if (cluster.way === "until") box.left -= ARROW;
  if (named) {
    addWords(box, shortened(nameOf(cluster), Math.min(240, width * 0.55), true), width);
  } else if (cluster.items.length > 1) {
    addWords(box, inDigits(cluster.items.length), width);
  }
  [box.left, box.right] = [Math.min(box.left, middle - 12), Math.max(box.right, middle + 12)];
  return box;
}

// The room is that of thick words, as an open mark has them: nothing moves when it is opened.
function addWords(box, words, width) {
  const room = widthOf(words, true) + 6, right = Math.max(box.right, 0); // marks may end a little outside
  if (right + room <= width) Object.assign(box, { words, at: right + 4, right: right + room });
  else if (box.left - room >= 0) Object.assign(box, { words, at: box.left - 4, edge: "right", left: box.left - room });
  else if (Math.min(box.bar[1], width) - Math.max(box.bar[0], 0) >= room) {
    Object.assign(box, { words, at: Math.max(box.bar[0], 0) + 3 });
  }
}

// Each mark in the first lane where it touches none before it; null where lanes do not suffice.
function placed(clusters, x, width) {
  for (const named of clusters.length <= LABELLED ? [true, false] : [false]) {
    const boxes = clusters.map((cluster) => boxOf(cluster, x, width, named)).sort((a, b) => a.left - b.left);
    const ends = [];
    for (const box of boxes) {
      const free = ends.findIndex((end) => end <= box.left);
      box.lane = free < 0 ? ends.length : free;
      ends[box.lane] = box.right + GAP;
    }
    if (ends.length <= LANES) return { boxes, lanes: ends.length };
  }
  return null;
}

// How much is said of each of so many equal parts of a range; vague dates are spread over their days.
function density(items, from, to, parts) {
  const size = (to - from) / parts;
  const weights = new Float64Array(parts), touching = new Int32Array(parts);
  for (const { first, last } of items) {
    const [begin, end] = [(first - from) / size, (last + 1 - from) / size];
    const [low, high] = [Math.max(Math.floor(begin), 0), Math.min(Math.ceil(end), parts)];
    for (let part = low; part < high; part += 1) {
      weights[part] += (Math.min(end, part + 1) - Math.max(begin, part)) / (end - begin);
      touching[part] += 1;
    }
  }
  return { weights, touching, size };
}

function drawChart(figure, clusters, items, view, chosen) {
  const width = figure.clientWidth, inner = width - 2 * PAD;
  const x = (day) => PAD + ((day - view.from) / (view.to - view.from)) * inner;
  const axes = axesOf(view, inner / (view.to - view.from));
  const top = roomFor(axes.persian);
  const seen = clusters.filter(({ first, last }) => last + 1 >= view.from && first <= view.to);
  const marks = seen.length <= MOST_MARKS ? placed(seen, x, width) : null;
  const lane = laneOf(marks ? marks.boxes.map(({ words }) => words) : []);
  const height = marks ? Math.max(marks.lanes, 4) * lane.height + 16 : COLUMNS_HEIGHT;
  const body = marks
    ? marks.boxes.map((box) => drawMark(box, top + 8 + (box.lane + 0.5) * lane.height, lane, chosen))
    : drawColumns(items, view, x, inner, top, chosen);
  const bottom = roomFor(axes.gregorian);
  const whole = svg("svg", { role: "presentation", height: top + height + bottom, viewBox: `0 0 ${width} ${top + height + bottom}` });
  whole.append(...drawAxes(axes, x, width, top, height), ...body);
  if (!seen.length) {
    const message = svg("text", { class: "message", x: width / 2, y: top + height / 2, "text-anchor": "middle" });
    message.textContent = shortened(PAGE.words.none, inner);
    whole.append(message);
  }
  figure.replaceChildren(whole);
  return { crowded: !marks, boxes: marks ? marks.boxes : [] };
}

// A lane is as high as its words need; below its middle they stand so far that they are in the middle themselves.
function laneOf(words) {
  const { above, below, height } = lineOf(words);
  return { height: Math.max(LANE, height + 2 * LEADING), base: (above - below) / 2 };
}

function drawMark(box, y, lane, chosen) {
  const { cluster, middle } = box;
  const words = cluster.items.length > 1 ? say("dates", { dates: inDigits(cluster.items.length) }) : "";
  const name = [nameOf(cluster), words, cluster.items[0].value].filter(Boolean).join(PAGE.words.comma);
  const mark = svg("g", { class: "mark", role: "button", tabindex: -1, "data-key": cluster.key, "aria-label": name });
  mark.classList.toggle("chosen", cluster.key === chosen);
  mark.append(svg("title"), svg("rect", {
    class: "hit", x: box.left - 2, y: y - lane.height / 2 + 1, width: box.right - box.left + 4, height: lane.height - 2, rx: 4,
  }));
  mark.firstChild.textContent = name;
  if (box.day) {
    mark.append(svg("circle", { class: "dot", cx: middle, cy: y, r: DOT }));
  } else {
    const [left, right] = box.bar;
    mark.append(svg("rect", { class: "span", x: left, y: y - 7, width: right - left, height: 14, rx: 2 }));
    if (right - left < 12) mark.append(svg("line", { class: "middle", x1: middle, x2: middle, y1: y - 7, y2: y + 7 }));
  }
  const [left, right] = box.bar;
  if (cluster.way === "since") mark.append(svg("path", { class: "arrow", d: `M${right + 3} ${y}h16m-5-5 5 5-5 5` }));
  if (cluster.way === "until") mark.append(svg("path", { class: "arrow", d: `M${left - 3} ${y}h-16m5-5-5 5 5 5` }));
  if (box.words) mark.append(writing(box.words, box.at, y + lane.base, cluster.items[0].direction, box.edge));
  return mark;
}

// Words that begin at a left edge, end at a right one or stand around a middle, whichever way they are read.
function writing(words, x, y, direction, edge = "left") {
  const anchor = edge === "middle" ? edge : (edge === "left") === (direction === "rtl") ? "end" : "start";
  const text = svg("text", { x, y, direction, "text-anchor": anchor });
  text.textContent = words;
  return text;
}

function drawColumns(items, view, x, inner, top, chosen) {
  const parts = Math.max(Math.floor(inner / COLUMN), 1);
  const { weights, touching, size } = density(items, view.from, view.to, parts);
  const most = Math.max(...weights), found = [];
  for (let part = 0; part < parts; part += 1) {
    if (!touching[part]) continue;
    const [first, last] = [view.from + part * size, view.from + (part + 1) * size];
    const tall = Math.max((weights[part] / most) * (COLUMNS_HEIGHT - 12), 1.5);
    const name = `${dayNames(first)}: ${say("dates", { dates: inDigits(touching[part]) })}`;
    const key = `column:${first}:${last}`;
    const column = svg("g", { class: "mark", role: "button", tabindex: -1, "data-key": key, "aria-label": name });
    column.classList.toggle("chosen", key === chosen);
    column.append(
      svg("title"),
      svg("rect", { class: "hit", x: x(first), y: top, width: COLUMN, height: COLUMNS_HEIGHT }),
      svg("rect", { class: "column", x: x(first), y: top + COLUMNS_HEIGHT - tall, width: COLUMN - 1, height: tall }),
    );
    column.firstChild.textContent = name;
    found.push(column);
  }
  return found;
}
