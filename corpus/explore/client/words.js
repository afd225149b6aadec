// Words: frequencies, or the words that set some texts apart; a word opens its concordance.

function wordsTab(app) {
  const { words } = app;
  const kind = select([["frequencies", words.frequencies], ["keyness", words.keyness]], () => turn());
  const by = select([["lemma", words.lemmas], ["token", words.forms]], () => find());
  const without = el("input", { type: "checkbox", role: "switch", checked: true, onchange: () => find() });
  without.id = freshId("switch");
  const least = el("input", { type: "range", min: 0, max: 20, value: 0, oninput: () => tell(), onchange: () => find() });
  const leastSaid = el("span", { class: "at", "aria-hidden": "true" });
  const column = select([], () => choose());
  const value = select([], () => find());
  const groups = el("div", { class: "controls", hidden: true }, field(words.column, column), field(words.value, value));
  const controls = el(
    "div",
    { class: "controls" },
    field(words.table, kind),
    field(words["count by"], by),
    slider(words["min count"], least, leastSaid),
    el("label", { class: "switch", for: without.id }, without, el("span", { text: words.stopwords })),
  );
  const list = el("div", { class: "list" });
  const pages = pager(app, (page) => find(page));
  const holder = el("div", { class: "holder" }, list, pages.element);
  const panel = el("div", {}, controls, groups, holder);
  const first = rove(list, "button.word", { next: "ArrowDown", previous: "ArrowUp" });
  let opened = false;

  const ask = asking(app, holder, (answer) => {
    const rows = answer.rows ?? [];
    list.replaceChildren(...(rows.length ? [dataTable(answer.heads, rows.map(row), { caption: words[kind.value] })] : []));
    pages.set(answer);
    list.scrollTop = 0;
    first();
  });
  const askGroups = asking(app, holder, (answer) => {
    if (answer.error) {
      list.replaceChildren();
      pages.set({});
      return;
    }
    fillSelect(column, answer.columns.map((each) => [each.value, each.label.text, each.label.dir]));
    column.value = answer.column;
    fillSelect(value, answer.values.map((each) => [each.value, each.label.text, each.label.dir]));
    find();
  });

  function row(each) {
    const open = () => app.look(each.node, by.value === "lemma" ? "lemma" : "form");
    const word = said("button", each.word, { type: "button", class: "word", onclick: open });
    const cells = each.cells.map((text) => el("td", { class: "number", text }));
    const withBar = el("td", { class: "barred" }, word, el("span", { class: "meter" }));
    withBar.lastChild.style.setProperty("--share", each.share);
    const rank = kind.value === "frequencies" ? [cells.shift()] : [];
    return el("tr", {}, ...rank, withBar, ...cells);
  }

  // The slider goes by powers: 1, 2, 3, 5, 7, 10, 15 …
  function leastCount() {
    return Math.max(1, Math.round(10 ** (Number(least.value) / 5)));
  }
  function tell() {
    const text = app.digits(leastCount());
    leastSaid.textContent = text;
    least.setAttribute("aria-valuetext", text);
  }
  function turn() {
    groups.hidden = kind.value !== "keyness";
    if (kind.value === "keyness") choose();
    else find();
  }
  function choose() {
    askGroups("groups", { column: column.value });
  }
  function find(page = 0) {
    const values = { by: by.value, stopwords: without.checked, least: leastCount(), page };
    if (kind.value === "keyness") Object.assign(values, { column: column.value, value: value.value });
    ask(kind.value, values);
  }

  tell();
  return {
    panel,
    open() {
      if (!opened) find();
      opened = true;
    },
  };
}
