// The widget: tabs above, what was found below, and a line that says it aloud.

const TABS = { search: searchTab, words: wordsTab, mentions: mentionsTab, timeline: timelineTab, texts: textsTab };

function render({ model, el: root }) {
  const setup = model.get("setup");
  const { words } = setup;
  const asks = asker(model);
  const status = el("p", { class: "status", role: "status", "aria-live": "polite" });
  let working = 0;
  let before = "";

  const app = {
    setup,
    words,
    ask: asks.ask,
    say: (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]),
    digits(number) {
      const text = String(number);
      return setup.language === "fa" ? text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit))) : text;
    },
    said: () => before,
    // What is said of a tab that is not shown waits until it is.
    status(text, of) {
      const panel = of?.closest('[role="tabpanel"]');
      if (panel?.hidden) {
        statuses[names.find((name) => panels[name] === panel)] = text;
        return;
      }
      before = text;
      if (!working) status.textContent = text;
    },
    error(sentences, of) {
      const errors = of.closest('[role="tabpanel"]')?.querySelector(".errors");
      errors?.replaceChildren(...(sentences ?? []).map((sentence) => said("p", sentence)));
    },
    // Says that something is being worked out; the answer is a function that ends it.
    busy() {
      working += 1;
      const soon = setTimeout(() => (status.textContent = words.busy), 200);
      const long = setTimeout(() => (status.textContent = words.long), PATIENCE);
      return () => {
        clearTimeout(soon);
        clearTimeout(long);
        working -= 1;
        if (!working) status.textContent = before;
      };
    },
    look(word, unit) {
      show("search");
      tabs.search.look(word, unit);
      buttons.search.focus({ preventScroll: true });
    },
  };

  const names = Object.keys(TABS);
  const tabs = {};
  const buttons = {};
  const panels = {};
  const statuses = {};
  for (const name of names) {
    const [tab, panel] = [freshId("tab"), freshId("panel")];
    buttons[name] = button(words[name], () => show(name), { id: tab, role: "tab", "aria-controls": panel });
    tabs[name] = setup.texts ? TABS[name](app) : { panel: el("p", { class: "hint", text: words["no texts"] }), open() {} };
    panels[name] = el("div", { id: panel, role: "tabpanel", "aria-labelledby": tab, class: "panel", hidden: true }, el("div", { class: "errors", role: "alert" }), tabs[name].panel);
  }
  const bar = el("div", { role: "tablist", class: "tabs", "aria-label": words.explorer }, ...Object.values(buttons));
  bar.addEventListener("keydown", (event) => {
    const place = names.findIndex((name) => buttons[name] === event.target);
    const [on, back] = setup.direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const to = { [on]: place + 1, [back]: place - 1, Home: 0, End: names.length - 1 }[event.key];
    if (place < 0 || to === undefined) return;
    event.preventDefault();
    const name = names[(to + names.length) % names.length];
    show(name);
    buttons[name].focus();
  });
  let shown = null;
  function show(name) {
    if (shown === name) return;
    if (shown) statuses[shown] = before;
    shown = name;
    for (const each of names) {
      panels[each].hidden = each !== name;
      buttons[each].setAttribute("aria-selected", String(each === name));
      buttons[each].tabIndex = each === name ? 0 : -1;
    }
    app.status(statuses[name] ?? "");
    tabs[name].open();
  }

  const widget = el("div", { class: "corpus-explorer", dir: setup.direction, lang: setup.language, role: "region", "aria-label": words.explorer }, bar, status, ...Object.values(panels));
  // JupyterLab has shortcuts of its own for single keys, which are not meant here.
  widget.addEventListener("keydown", (event) => event.stopPropagation());
  widget.setAttribute("data-lm-suppress-shortcuts", "true");
  root.append(widget);
  if (setup.node && setup.texts) tabs.search.begin(setup.node);
  show("search");
  return () => asks.stop();
}

export default { render };
