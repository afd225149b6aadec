// Timeline: bars of the dates in a range with two ends; a bar opens its sentences. Time runs from left to right.

const PAUSE = 250; // milliseconds after the last move of an end before the bars are asked for

function timelineTab(app) {
  const { words } = app;
  const order = app.setup.language === "fa" ? ["persian", "gregorian"] : ["gregorian", "persian"];
  const calendar = select(order.map((name) => [name, words[name]]), () => find());
  const actors = switches(app, words.actors, () => find());
  actors.clear();
  const low = el("input", { type: "range", min: 0, max: 0, value: 0, "aria-label": words["range start"], oninput: () => moved(low) });
  const high = el("input", { type: "range", min: 0, max: 0, value: 0, "aria-label": words["range end"], oninput: () => moved(high) });
  const between = el("span", { class: "between" });
  const lowSaid = el("bdi", { class: "end" });
  const highSaid = el("bdi", { class: "end" });
  const range = el(
    "fieldset",
    { class: "range" },
    el("legend", { text: words.range }),
    el("div", { class: "ends", dir: "ltr" }, lowSaid, el("div", { class: "rail" }, between, low, high), highSaid),
  );
  const chart = el("div", { class: "chart", dir: "ltr", role: "group", "aria-label": words.chart });
  const axis = el("div", { class: "axis", dir: "ltr", "aria-hidden": "true" });
  const holder = el("div", { class: "holder" }, range, el("div", { class: "plot" }, chart, axis), el("p", { class: "hint", text: words["dates hint"] }));
  const behind = sentencesBehind(app, holder);
  const controls = el("div", { class: "controls" }, field(words.calendar, calendar));
  const panel = el("div", {}, controls, actors.element, holder, behind.element, behind.reader);
  const first = rove(chart, "button", { next: "ArrowRight", previous: "ArrowLeft" });
  let steps = [];
  let ends = {};
  let timer = null;
  let opened = false;

  const ask = asking(app, holder, (answer) => {
    if (answer.error) {
      chart.replaceChildren();
      axis.replaceChildren();
      range.hidden = true;
      return;
    }
    range.hidden = false;
    steps = answer.steps;
    for (const end of [low, high]) end.max = steps.length - 1;
    low.value = answer.first;
    high.value = answer.last;
    tell();
    actors.show(answer.actors.map((each) => ({ ...each, on: false })));
    const most = answer.bars.length ? [el("div", { class: "most", "aria-hidden": "true" }, said("span", answer.most))] : [];
    chart.replaceChildren(...most, ...answer.bars.map(bar));
    axis.replaceChildren(...answer.ticks.map(tick));
    first();
  });

  function bar(each) {
    const open = (event) =>
      behind.open("dated sentences", { calendar: calendar.value, actors: actors.chosen(), from: each.from, to: each.to }, event.currentTarget);
    const element = el("button", { type: "button", "aria-label": each.label.text, title: each.label.text, onclick: open }, el("span", { class: "column" }));
    element.style.left = `${100 * each.left}%`;
    element.style.width = `max(${100 * each.width}%, 5px)`;
    element.style.setProperty("--share", each.share);
    return element;
  }
  function tick(each) {
    const element = said("span", each.label);
    element.style.left = `${100 * each.left}%`;
    return element;
  }
  function moved(end) {
    if (Number(low.value) > Number(high.value)) end.value = end === low ? high.value : low.value;
    ends = { from: steps[low.value].from, to: steps[high.value].to };
    tell();
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  }
  function tell() {
    const most = Math.max(steps.length - 1, 1);
    for (const [end, label] of [[low, lowSaid], [high, highSaid]]) {
      label.textContent = steps[end.value].label;
      end.setAttribute("aria-valuetext", steps[end.value].label);
    }
    between.style.left = `${(100 * low.value) / most}%`;
    between.style.right = `${100 - (100 * high.value) / most}%`;
  }
  function find() {
    behind.close();
    ask("timeline", { calendar: calendar.value, actors: actors.chosen(), ...ends });
  }
  return {
    panel,
    open() {
      if (!opened) find();
      opened = true;
    },
  };
}
