// Search: a concordance, of which a click or Enter opens a line where it stands.

function searchTab(app) {
  const { words } = app;
  const node = el("input", { type: "search", dir: app.setup.direction, placeholder: words["node hint"], autocomplete: "off", spellcheck: "false" });
  const by = select([["form", words["by form"]], ["lemma", words["by lemma"]]], () => find());
  const sort = select(
    ["position", "before", "after", "doc"].map((name) => [name, words[`sort ${name}`]]),
    () => find(),
  );
  const size = el("input", { type: "range", min: 1, max: 15, value: 5, oninput: () => tell(), onchange: () => find() });
  const sizeSaid = el("span", { class: "at", "aria-hidden": "true" });
  const form = el(
    "form",
    { class: "controls", onsubmit: (event) => { event.preventDefault(); find(); } },
    field(words.node, node, { class: "field grow" }),
    field(words.by, by),
    field(words.sort, sort),
    slider(words.window, size, sizeSaid),
    el("button", { type: "submit", class: "main", text: words.find }),
  );
  const hint = el("p", { class: "hint", text: words.ask });
  const body = el("tbody", {});
  const table = el(
    "table",
    { class: "concordance", "aria-label": words.search, dir: "rtl", hidden: true },
    el("thead", {}, el("tr", {}, ...["before", "hit", "after", "text"].map((name) => el("th", { scope: "col", class: name, text: words[name] })))),
    body,
  );
  const pages = pager(app, (page) => find(page));
  const list = el("div", { class: "list" }, hint, table);
  const holder = el("div", { class: "holder" }, list, pages.element);
  const read = reader(app);
  const panel = el("div", {}, form, holder, read.element);
  const firstRow = rove(body, "button.node", { next: "ArrowDown", previous: "ArrowUp" });
  pages.set({});

  const ask = asking(app, holder, (answer) => {
    const rows = answer.rows ?? [];
    hint.hidden = rows.length > 0;
    table.hidden = !rows.length;
    body.replaceChildren(...rows.map(line));
    pages.set(answer);
    list.scrollTop = 0;
    firstRow();
  });

  // The cells come as HTML that Python has made of the text, with its directions; see corpus/display/concordance.py.
  function line(row) {
    const tr = el("tr", { onclick: () => read.open(row, holder, starter) });
    tr.innerHTML = row.cells.join("");
    const cell = tr.children[1];
    const starter = el("button", { type: "button", class: "node" }, ...cell.childNodes);
    cell.append(starter);
    tr.append(said("td", row.title, { class: "title", title: row.title.text }));
    return tr;
  }

  function tell() {
    sizeSaid.textContent = app.digits(size.value);
    size.setAttribute("aria-valuetext", app.digits(size.value));
  }

  function find(page = 0) {
    read.close();
    if (!node.value.trim()) {
      app.error(null, holder);
      app.status("");
      hint.hidden = false;
      table.hidden = true;
      pages.set({});
      return;
    }
    ask("search", { node: node.value, by: by.value, sort: sort.value, window: Number(size.value), page });
  }

  tell();
  return {
    panel,
    open() {
      if (node.value && !body.children.length) find();
    },
    look(word, unit) {
      node.value = word;
      by.value = unit;
      sort.value = "position";
      find();
    },
    begin(word) {
      node.value = word;
    },
  };
}
