// The axes: Jalali names above, Gregorian ones below, none upon another.

const EDGE = 8; // pixels where there is no axis

// The ticks of the calendars that are shown, with their names in one line or two; the year where it changes.
function axesOf(view, scale) {
  const found = {};
  for (const calendar of shownCalendars()) {
    const { unit, days } = ticks(calendar, view.from, view.to, scale);
    found[calendar] = { calendar, unit, days, lines: unit === "year" ? 1 : 2 };
  }
  return found;
}

function roomFor(axis) {
  return axis ? (axis.lines + 1) * LINE + 12 : EDGE;
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

function drawTicks(drawn, { calendar, unit, days, lines }, x, width, edge) {
  const above = calendar === "persian";
  let taken = -Infinity, before = null;
  for (const day of days) {
    drawn.append(line(x(day), x(day), edge, edge + (above ? -5 : 5), ""));
    const name = tickName(day, unit, calendar, before);
    const half = Math.max(...name.map(widthOf)) / 2;
    const middle = Math.min(Math.max(x(day), half + 2), width - half - 2);
    if (middle - half < taken + 8) continue;
    name.forEach((words, i) => {
      const text = writing(words, middle, above ? edge - 10 - i * LINE : edge + 18 + i * LINE, PAGE.direction, "middle");
      drawn.append(text);
    });
    [taken, before] = [middle + half, day];
  }
  const y = above ? edge - 10 - lines * LINE : edge + 18 + lines * LINE;
  const name = writing(PAGE.words[calendar], 6, y, PAGE.direction);
  name.classList.add("name");
  drawn.append(name);
}

function line(x1, x2, y1, y2, kind) {
  return svg("line", { class: kind, x1, x2, y1, y2 });
}
