// What the page is about: its words, its dates. The list below the chart is all the data there is.

const root = document.getElementById("timeline");
const PAGE = JSON.parse(root.dataset.page);
const at = (id) => document.getElementById(id);
const figure = at("figure");

const items = [...at("list").children].map((row) => {
  const link = row.querySelector("a");
  return {
    row,
    first: Number(row.dataset.first),
    last: Number(row.dataset.last),
    way: row.dataset.way,
    text: row.dataset.text,
    actors: row.dataset.actors.split(" ").filter(Boolean),
    name: link.textContent,
    direction: link.dir,
    value: row.querySelector(".gregorian b").textContent,
  };
});

function inDigits(number) {
  const text = typeof number === "number" && number >= 10000 ? number.toLocaleString("en") : String(number);
  if (PAGE.digits === "latin") return text;
  return text.replace(/,/g, "٬").replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
}

function say(key, values = {}) {
  return PAGE.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function shownCalendars() {
  return root.dataset.calendar === "both" ? ["gregorian", "persian"] : [root.dataset.calendar];
}

function calendarShown(calendar) {
  return shownCalendars().includes(calendar);
}

// Letters and digits that readers take as alike, as the library folds them; half-spaces and unseen signs go.
const UNLIKE = new RegExp(`[${Object.keys(PAGE.alike).join("")}]`, "g");

function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(UNLIKE, (letter) => PAGE.alike[letter]);
}

function keyOf(item) {
  item.key ??= folded(item.row.textContent);
  return item.key;
}
