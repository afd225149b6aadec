// Texts: the list of them, and one before and after cleaning with its repairs.

function textsTab(app) {
  const { words } = app;
  const filter = el("input", { type: "search", dir: app.setup.direction, autocomplete: "off", oninput: () => soon() });
  const form = el("form", { class: "controls", onsubmit: (event) => { event.preventDefault(); find(); } }, field(words.filter, filter, { class: "field grow" }));
  const list = el("div", { class: "list" });
  const pages = pager(app, (page) => find(page));
  const holder = el("div", { class: "holder" }, form, list, pages.element);
  const one = comparison(app, holder);
  const panel = el("div", {}, holder, one.element);
  const first = rove(list, "button.open", { next: "ArrowDown", previous: "ArrowUp" });
  let timer = null;
  let opened = false;
  const ask = asking(app, holder, (answer) => {
    const rows = answer.rows ?? [];
    list.replaceChildren(...(rows.length ? [dataTable(answer.heads, rows.map(row), { caption: words.texts })] : []));
    pages.set(answer);
    list.scrollTop = 0;
    first();
  });
  function row(each) {
    const open = () => one.open(each.doc, starter);
    const starter = said("button", each.title, { type: "button", class: "open" });
    return el("tr", { onclick: open }, el("td", { dir: each.title.dir }, starter), ...each.cells.map((cell) => said("td", cell)));
  }
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  }
  function find(page = 0) {
    ask("texts", { filter: filter.value, page });
  }
  return {
    panel,
    open() {
      if (!opened) find();
      opened = true;
    },
  };
}

function comparison(app, around) {
  const { words } = app;
  const title = el("h3", {});
  const back = button(words.back, () => close());
  // The two sides come as HTML that Python has made and made safe; see corpus/display/pairs.py.
  const sides = el("div", { class: "sides" });
  const more = button(words["more lines"], () => compare(lines + 75), { class: "more" });
  const table = el("div", { class: "repairs" });
  const pages = pager(app, (page) => askRepairs("repairs", { doc, page }));
  const list = el("div", { class: "list", tabindex: "0", role: "region", "aria-label": words.text }, el("p", { class: "hint", text: words.legend }), sides, more, el("h3", { text: words.repairs }), table, pages.element);
  const element = el("section", { class: "behind", hidden: true }, el("div", { class: "bar" }, back, title), list);
  let doc = null;
  let lines = 0;
  let from = null;
  const ask = asking(app, element, (answer, { first }) => {
    if (answer.error) return;
    title.textContent = answer.title.text;
    title.dir = answer.title.dir;
    sides.innerHTML = answer.html;
    lines = answer.lines;
    more.hidden = answer.whole;
    if (first) {
      list.scrollTop = 0;
      back.focus({ preventScroll: true });
    }
  });
  const askRepairs = asking(app, element, (answer) => {
    const rows = answer.rows ?? [];
    const cells = (row) => el("tr", {}, ...row.cells.map((cell) => said("td", cell)));
    table.replaceChildren(rows.length ? dataTable(answer.heads, rows.map(cells), { caption: words.repairs }) : el("p", { text: answer.status ?? "" }));
    pages.set(answer);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  function compare(count, options = {}) {
    ask("compared", { doc, ...(count ? { lines: count } : {}) }, options);
  }
  function close() {
    element.hidden = true;
    around.hidden = false;
    app.error(null, element);
    app.status(around.dataset.status ?? "");
    if (from?.isConnected) from.focus({ preventScroll: true });
  }
  return {
    element,
    open(number, starter) {
      doc = number;
      from = starter;
      around.dataset.status = app.said();
      around.hidden = true;
      element.hidden = false;
      title.textContent = "";
      sides.replaceChildren();
      table.replaceChildren();
      pages.set({});
      compare(0, { first: true });
      askRepairs("repairs", { doc, page: 0 });
    },
  };
}
