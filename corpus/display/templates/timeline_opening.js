// Opening a mark, and finding a date of the list on the chart.

const MOST_OPENED = 20; // dates

function open(key) {
  const [kind, from, to] = key.split(":");
  if (kind === "column") {
    const [first, last] = [Number(from), Number(to)];
    if (view.to - view.from > SHORTEST * 1.01) {
      const span = Math.max((view.to - view.from) / 8, SHORTEST);
      show((first + last - span) / 2, (first + last + span) / 2);
    } else {
      tell(key, shown.filter((item) => item.last + 1 > first && item.first < last));
    }
    return;
  }
  tell(key, clusters.find((cluster) => cluster.key === key)?.items ?? []);
}

function tell(key, opened) {
  chosen = key;
  const articles = opened.slice(0, MOST_OPENED).map((item) => {
    const article = document.createElement("article");
    article.append(...item.row.cloneNode(true).childNodes);
    return article;
  });
  if (opened.length > MOST_OPENED) {
    const more = document.createElement("p");
    more.className = "hint";
    more.textContent = say("more", { dates: inDigits(opened.length - MOST_OPENED) });
    articles.push(more);
  }
  at("chosen").replaceChildren(...articles);
  at("chosen").scrollIntoView({ block: "nearest" });
  const open = new Set(opened);
  for (const item of items) item.row.classList.toggle("chosen", open.has(item));
  redraw();
}

// A date of the list, shown on the chart: as near as it takes for it to be a mark of its own.
function find(item) {
  const cluster = clusters.find(({ items: own }) => own.includes(item));
  if (!cluster) return;
  const middle = (cluster.first + cluster.last + 1) / 2;
  let span = view.to - view.from;
  if (cluster.last < view.from || cluster.first > view.to) show(middle - span / 2, middle + span / 2);
  draw();
  while (drawn.crowded && span > SHORTEST) {
    span = Math.max(span / 2, SHORTEST);
    show(middle - span / 2, middle + span / 2);
    draw();
  }
  tell(cluster.key, [item]);
  figure.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#list a[href^='#d'], #chosen a[href^='#d']");
  const item = link && items.find(({ row }) => `#${row.id}` === link.hash);
  if (!item) return;
  event.preventDefault();
  find(item);
});
