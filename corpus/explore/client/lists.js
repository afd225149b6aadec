// Pages of a list, and lists of sentences.

function pager(app, turn) {
  const { words } = app;
  const arrows = app.setup.direction === "rtl" ? ["→", "←"] : ["←", "→"];
  let page = 0;
  const back = button(`${arrows[0]} ${words["previous page"]}`, () => turn(page - 1));
  const label = el("span", { class: "where" });
  const on = button(`${words["next page"]} ${arrows[1]}`, () => turn(page + 1));
  const element = el("nav", { class: "pager", "aria-label": words["next page"] }, back, label, on);
  return {
    element,
    set(answer) {
      page = answer.page ?? 0;
      const pages = answer.pages ?? 1;
      element.style.visibility = pages > 1 ? "visible" : "hidden";
      back.disabled = page === 0;
      on.disabled = page + 1 >= pages;
      label.textContent = app.say("page", { page: app.digits(page + 1), pages: app.digits(pages) });
    },
  };
}

// Sentences with their texts; a click or Enter opens one where it stands.
function sentenceList(app) {
  const element = el("ol", { class: "sentences" });
  const first = rove(element, "button.open", { next: "ArrowDown", previous: "ArrowUp" });
  return {
    element,
    show(rows, openRow) {
      element.replaceChildren(
        ...rows.map((row) => {
          const open = () => openRow(row, starter);
          const starter = said("button", row.title, { type: "button", class: "open" });
          return el(
            "li",
            { onclick: open },
            el("div", { class: "of" }, starter, row.note.text ? said("span", row.note, { class: "note" }) : null),
            el("p", { dir: row.dir, lang: row.dir === "rtl" ? "fa" : undefined }, ...pieces(row.pieces)),
          );
        }),
      );
      first();
    },
  };
}

// A table of words or repairs: the cells of each row are texts, with or without a direction.
function dataTable(heads, rows, { caption } = {}) {
  return el(
    "table",
    { "aria-label": caption },
    el("thead", {}, el("tr", {}, ...heads.map((name) => el("th", { scope: "col", text: name })))),
    el("tbody", {}, ...rows),
  );
}
