// A text around a place in it: it takes the place of the list it was opened from, and gives it back.

function reader(app) {
  const { words } = app;
  const title = el("h3", {});
  const body = el("div", { class: "passage", tabindex: "0", role: "region", "aria-label": words.text });
  const earlier = button(words.earlier, () => turn("earlier"));
  const later = button(words.later, () => turn("later"));
  const back = button(words.back, () => close());
  const element = el(
    "section",
    { class: "reader", hidden: true },
    el("div", { class: "bar" }, back, title),
    body,
    el("div", { class: "bar" }, earlier, later),
  );
  let place = null;
  let shown = null;
  let list = null;
  let from = null;
  const ask = asking(app, element, (answer, { turned }) => {
    if (answer.error) return;
    shown = answer;
    title.textContent = answer.title.text;
    title.dir = answer.title.dir;
    body.replaceChildren(
      ...answer.paragraphs.map((each) =>
        el("p", { dir: each.dir, lang: each.dir === "rtl" ? "fa" : undefined }, ...pieces(each.pieces)),
      ),
    );
    earlier.disabled = answer.earlier === null;
    later.disabled = answer.later === null;
    const match = body.querySelector("mark.match");
    body.scrollTop = 0;
    if (match) body.scrollTop += match.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
    if (!turned) body.focus({ preventScroll: true });
  });
  function turn(way) {
    ask("passage", { ...place, at: shown[way] }, { turned: true });
  }
  function close() {
    if (element.hidden) return;
    element.hidden = true;
    list.hidden = false;
    app.error(null, element);
    if (from?.isConnected) from.focus();
    app.status(list.dataset.status ?? "");
  }
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  return {
    element,
    close,
    // `row` says which place; `around` is what makes room, `starter` gets the focus back.
    open(row, around, starter) {
      place = { doc: row.doc, start: row.start, end: row.end };
      list = around;
      from = starter;
      list.dataset.status = app.said();
      title.textContent = "";
      body.replaceChildren();
      around.hidden = true;
      element.hidden = false;
      ask("passage", place);
    },
  };
}
