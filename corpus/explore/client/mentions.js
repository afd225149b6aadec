// Mentions: bars by actor, kind, text or a property of the texts; a bar opens its sentences.

const MANY = 16; // actors that are shown before the rest is asked for

// Buttons that are on or off; none on means all.
function switches(app, label, onchange) {
  const { words } = app;
  const box = el("div", { class: "switches" });
  const element = el("fieldset", {}, el("legend", { text: label }), box);
  let on = null;
  let whole = false;
  let last = [];
  function show(list = last) {
    last = list;
    on ??= new Set(list.filter((each) => each.on !== false).map((each) => each.id));
    const some = whole ? list : list.slice(0, MANY);
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    box.replaceChildren(
      ...some.map((each) => {
        const input = el("input", { type: "checkbox", "data-id": each.id, onchange: () => flip(each.id, input.checked) });
        input.checked = on.has(each.id);
        const name = said("bdi", each.label);
        return el("label", { class: "chip" }, input, name, el("span", { class: "count", text: each.count }));
      }),
    );
    if (list.length > MANY) {
      const text = whole ? words.fewer : app.say("all of them", { count: app.digits(list.length) });
      box.append(button(text, () => { whole = !whole; show(); }, { class: "more" }));
    }
    if (focused) [...box.querySelectorAll("input")].find((each) => each.dataset.id === focused)?.focus();
  }
  function flip(id, checked) {
    if (checked) on.add(id);
    else on.delete(id);
    onchange();
  }
  return {
    element,
    show,
    add: (id) => on?.add(id),
    clear: () => (on = new Set()),
    chosen: () => (on === null ? null : [...on]),
  };
}

function mentionsTab(app) {
  const { words } = app;
  const actors = switches(app, words.actors, () => find());
  const kinds = switches(app, words.kinds, () => find());
  const by = select([["actor", words["by actor"]], ["kind", words["by kind"]], ["doc", words["by doc"]]], () => find());
  const name = el("input", { type: "text", dir: app.setup.direction, placeholder: words["add hint"], autocomplete: "off" });
  const add = el(
    "form",
    { class: "controls", onsubmit: (event) => { event.preventDefault(); if (name.value.trim()) askActor("add actor", { name: name.value }); } },
    field(words["show by"], by),
    field(words.add, name, { class: "field grow" }),
    el("button", { type: "submit", text: words["add it"] }),
  );
  const bars = el("ul", { class: "bars" });
  const list = el("div", { class: "list" }, bars);
  const pages = pager(app, (page) => find(page));
  const holder = el("div", { class: "holder" }, list, pages.element);
  const behind = sentencesBehind(app, holder);
  const panel = el("div", {}, add, actors.element, kinds.element, holder, behind.element, behind.reader);
  const first = rove(bars, "button.bar", { next: "ArrowDown", previous: "ArrowUp" });
  let opened = false;

  const ask = asking(app, holder, (answer) => {
    if (answer.error) {
      bars.replaceChildren();
      pages.set({});
      return;
    }
    actors.show(answer.actors);
    kinds.show(answer.kinds);
    fillSelect(by, answer.by.map((each) => [each.value, each.label.text, each.label.dir]));
    bars.replaceChildren(...answer.bars.map(bar));
    pages.set(answer);
    list.scrollTop = 0;
    first();
  });
  const askActor = asking(app, holder, (answer) => {
    if (answer.error) return;
    actors.add(answer.actor);
    name.value = "";
    find();
  });

  function chosen() {
    return { actors: actors.chosen(), kinds: kinds.chosen(), by: by.value };
  }
  function bar(each) {
    const open = (event) => behind.open("mention sentences", { ...chosen(), key: each.key }, event.currentTarget);
    const fill = el("span", { class: "fill" });
    fill.style.setProperty("--share", each.share);
    return el("li", {}, el(
      "button",
      { type: "button", class: "bar", onclick: open },
      said("span", each.label, { class: "name" }),
      el("span", { class: "track" }, fill),
      el("span", { class: "count", text: each.count }),
    ));
  }
  function find(page = 0) {
    behind.close();
    ask("mentions", { ...chosen(), page });
  }
  return {
    panel,
    open() {
      if (!opened) find();
      opened = true;
    },
  };
}

// The sentences behind a bar, in the place of the bars until they are given back.
function sentencesBehind(app, around) {
  const { words } = app;
  const heading = el("h3", {});
  const back = button(words.back, () => close());
  const sentences = sentenceList(app);
  const list = el("div", { class: "list" }, sentences.element);
  const pages = pager(app, (page) => ask(question.view, { ...question.values, page }, {}));
  const element = el("section", { class: "behind", hidden: true }, el("div", { class: "bar" }, back, heading), list, pages.element);
  const read = reader(app);
  let question = null;
  let from = null;
  const ask = asking(app, element, (answer, { first }) => {
    if (answer.error) return;
    heading.textContent = answer.of.text;
    heading.dir = answer.of.dir;
    sentences.show(answer.rows, (row, starter) => read.open(row, element, starter));
    pages.set(answer);
    list.scrollTop = 0;
    if (first) back.focus({ preventScroll: true });
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  function close() {
    read.close();
    if (element.hidden) return;
    element.hidden = true;
    around.hidden = false;
    app.error(null, element);
    app.status(around.dataset.status ?? "");
    if (from?.isConnected) from.focus({ preventScroll: true });
  }
  return {
    element,
    reader: read.element,
    close,
    open(view, values, starter) {
      question = { view, values };
      from = starter;
      around.dataset.status = app.said();
      around.hidden = true;
      element.hidden = false;
      heading.textContent = "";
      sentences.show([], null);
      pages.set({});
      ask(view, values, { first: true });
    },
  };
}
