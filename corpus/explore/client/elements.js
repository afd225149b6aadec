// Elements of the page. Texts are put in as text, never as HTML: nothing in them can become a part of the page.

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A text that came with its direction.
function said(tag, { text, dir }, attributes = {}) {
  return el(tag, { dir, lang: dir === "rtl" ? "fa" : undefined, text, ...attributes });
}

// Pieces of a text, some of them marked.
function pieces(list) {
  return list.map(([text, how]) => (how ? el("mark", { class: how, text }) : document.createTextNode(text)));
}

function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", text: label, onclick, ...attributes });
}

let made = 0;

// Ids are unique in the page, where the same widget may be shown twice.
function freshId(name) {
  made += 1;
  return `corpus-explorer-${name}-${made}`;
}

function field(label, control, attributes = {}) {
  control.id ||= freshId("field");
  return el("div", { class: "field", ...attributes }, el("label", { for: control.id, text: label }), control);
}

// A slider with the number it stands at beside it.
function slider(label, control, number) {
  const element = field(label, control);
  element.append(el("div", { class: "slider" }, control, number));
  return element;
}

function select(choices, onchange) {
  const control = el("select", { onchange });
  fillSelect(control, choices);
  return control;
}

function fillSelect(control, choices) {
  const before = control.value;
  control.replaceChildren(...choices.map(([value, label, dir]) => el("option", { value, dir, text: label })));
  if (choices.some(([value]) => value === before)) control.value = before;
}

// Of a list of buttons one is reached by Tab; arrows go to the others, Home and End to the first and last.
function rove(container, selector, { next, previous }) {
  const all = () => [...container.querySelectorAll(selector)];
  const settle = (chosen) => all().forEach((each) => (each.tabIndex = each === chosen ? 0 : -1));
  container.addEventListener("keydown", (event) => {
    const list = all();
    const place = list.indexOf(event.target.closest(selector));
    if (place < 0) return;
    const to = { [next]: place + 1, [previous]: place - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    list[Math.min(Math.max(to, 0), list.length - 1)].focus();
  });
  container.addEventListener("focusin", (event) => {
    const chosen = event.target.closest(selector);
    if (chosen) settle(chosen);
  });
  return () => settle(all()[0]);
}
