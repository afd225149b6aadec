// Calendars. Days are numbers, counted from 1970-01-01; the year 480 BC is -479.

const DAY = 864e5;
const JALALI_STARTS = jalaliStarts(PAGE.jalali);
// Unit, number of units, mean length in days, and the pixels between such ticks at least, however short their names.
const STEPS = [
  ...[1, 2, 5, 10].map((n) => ["day", n, n, 74]),
  ...[1, 2, 3, 6].map((n) => ["month", n, n * 30.44, 74]),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((n) => ["year", n, n * 365.25, 46]),
];

function jalaliStarts(known) {
  if (!known) return [];
  const starts = [known.first];
  for (const leap of known.leaps) starts.push(starts.at(-1) + 365 + Number(leap));
  return starts;
}

function dateOf(day, calendar) {
  return calendar === "persian" ? jalali(Math.floor(day)) : gregorian(Math.floor(day));
}

function gregorian(day) {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

// null before the calendar begins, and beyond the years that the page knows.
function jalali(day) {
  const starts = JALALI_STARTS;
  if (!starts.length || day < starts[0] || day >= starts.at(-1)) return null;
  let place = Math.min(Math.floor((day - starts[0]) / 365.2422), starts.length - 2);
  while (starts[place] > day) place -= 1;
  while (starts[place + 1] <= day) place += 1;
  const passed = day - starts[place];
  const [month, number] = passed < 186 ? [passed / 31, passed % 31] : [6 + (passed - 186) / 30, (passed - 186) % 30];
  return [PAGE.jalali.year + place, Math.floor(month) + 1, number + 1];
}

function dayOf(year, month, number, calendar) {
  if (calendar === "gregorian") return Math.round(new Date(0).setUTCFullYear(year, month - 1, number) / DAY);
  const start = JALALI_STARTS[year - PAGE.jalali.year];
  return start === undefined ? NaN : start + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + number - 1;
}

function yearName(year) {
  return year > 0 ? inDigits(year) : `${inDigits(1 - year)} ${PAGE.words.bc}`;
}

function dayName(day, calendar) {
  const date = dateOf(day, calendar);
  return date === null ? "" : `${inDigits(date[2])} ${PAGE.months[calendar][date[1] - 1]} ${yearName(date[0])}`;
}

// A day in the calendars that are shown.
function dayNames(day) {
  const names = shownCalendars().map((calendar) => dayName(day, calendar));
  return names.filter(Boolean).join(PAGE.words.comma);
}

// Ticks on first days of years or months, or on days, as close as their names allow.
function ticks(calendar, from, to, scale) {
  const [first, last] = [edgeYear(calendar, from, 0), edgeYear(calendar, to, -1)];
  const named = widestNames(calendar, first, last);
  const wide = ([kind, , days, room]) => days * scale >= Math.max(room, named[kind] + APART);
  const [unit, number] = STEPS.find(wide) ?? STEPS.at(-1);
  const found = [];
  for (let year = first; year <= last; year += 1) {
    if (unit === "year") {
      if ((year > 0 ? year : 1 - year) % number === 0) found.push(dayOf(year, 1, 1, calendar));
      continue;
    }
    for (let month = 1; month <= 12; month += 1) {
      if (unit === "month" && (month - 1) % number) continue;
      const start = dayOf(year, month, 1, calendar);
      if (unit === "month" || start > to || start + 31 < from) { found.push(start); continue; }
      const next = month === 12 ? dayOf(year + 1, 1, 1, calendar) : dayOf(year, month + 1, 1, calendar);
      // None so near the end of a month that names would touch.
      for (let day = start; day + (day > start ? number / 2 : 0) <= next; day += number) found.push(day);
    }
  }
  return { unit, days: [...new Set(found)].filter((day) => day >= from && day <= to) };
}

// The width of the widest name of each unit, of months and days without regard to which are in the range: ticks stay
// where they are when the chart is moved.
function widestNames(calendar, first, last) {
  const widest = (names) => Math.max(...names.map((name) => widthOf(name)));
  const year = widest([yearName(first), yearName(last)]);
  const months = PAGE.months[calendar];
  const month = Math.max(year, widest(months));
  return { year, month, day: Math.max(month, widest(months.map((name) => `${inDigits(28)} ${name}`))) };
}

function edgeYear(calendar, day, which) {
  const date = dateOf(day, calendar);
  if (date !== null) return date[0];
  if (!JALALI_STARTS.length) return which === 0 ? 1 : 0; // no years at all
  return PAGE.jalali.year + (day < JALALI_STARTS[0] ? (which === 0 ? 0 : -1) : JALALI_STARTS.length - 2);
}

// What stands beside a tick, in one line or two; the year only where it is another than before.
function tickName(day, unit, calendar, before) {
  const [year, month, number] = dateOf(day, calendar);
  if (unit === "year") return [yearName(year)];
  const name = PAGE.months[calendar][month - 1];
  const upper = unit === "month" ? name : `${inDigits(number)} ${name}`;
  return before !== null && dateOf(before, calendar)[0] === year ? [upper] : [upper, yearName(year)];
}
