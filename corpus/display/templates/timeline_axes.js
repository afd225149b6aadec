// The axes: Jalali names above, Gregorian ones below, none upon another.

const EDGE = 8, APART = 8; // pixels where there is no axis, and between names
const TICK = 5, ROUND = 12; // pixels; those around the lines of names

// The ticks of the calendars that are shown, with their names in one line or two; the year where it changes.
function axesOf(view, scale) {
  const found = {};
  for (const calendar of shownCalendars()) {
    const { unit, days } = ticks(calendar, view.from, view.to, scale);
    const line = lineOf([PAGE.words[calendar], ...PAGE.months[calendar], inDigits("0123456789")]);
    found[calendar] = { calendar, unit, days, line, lines: unit === "year" ? 1 : 2 };
  }
  return found;
}

function roomFor(axis) {
  return axis ? (axis.lines + 1) * (axis.line.height + LEADING) + ROUND : EDGE;
}

// On which line the letters stand: the first words are those nearest to the edge of the chart.
function baseOf({ calendar, line }, edge, i) {
  const passed = i * (line.height + LEADING);
  return calendar === "persian" ? edge - TICK - 1 - line.below - passed : edge + TICK + 1 + line.above + passed;
}

function drawAxes(axes, x, width, top, height) {
  const found = [];
  for (const [i, axis] of Object.values(axes).entries()) {
    const edge = axis.calendar === "persian" ? top : top + height;
    // One calendar has lines through the chart: with both, too many would confuse.
    if (i === 0) found.push(...axis.days.map((day) => line(x(day), x(day), top, top + height, "grid")));
    const drawn = svg("g", { class: `axis ${axis.calendar}` }, line(0, width, edge, edge, ""));
    drawTicks(drawn, axis, x, width, edge);
    found.push(drawn);
  }
  return found;
}

function drawTicks(drawn, axis, x, width, edge) {
  const { calendar, unit, days, lines } = axis;
  const tick = calendar === "persian" ? -TICK : TICK;
  let taken = -Infinity, before = null;
  for (const day of days) {
    drawn.append(line(x(day), x(day), edge, edge + tick, ""));
    const name = tickName(day, unit, calendar, before);
    const half = Math.max(...name.map((words) => widthOf(words))) / 2;
    const middle = Math.min(Math.max(x(day), half + 2), width - half - 2);
    if (middle - half < taken + APART) continue;
    name.forEach((words, i) => {
      drawn.append(writing(words, middle, baseOf(axis, edge, i), PAGE.direction, "middle"));
    });
    [taken, before] = [middle + half, day];
  }
  const name = writing(PAGE.words[calendar], 6, baseOf(axis, edge, lines), PAGE.direction);
  name.classList.add("name");
  drawn.append(name);
}

function line(x1, x2, y1, y2, kind) {
  return svg("line", { class: kind, x1, x2, y1, y2 });
}
