(() => {
"use strict";
// What a report does in a browser beside being read: it sorts and filters tables, opens the sentences that a number
// leads to, and changes its colours. Without it the page is whole, only still.
const {words, language} = JSON.parse(document.getElementById("known").textContent);
const persian = language === "fa";
const collator = new Intl.Collator("fa", {numeric: true});
const say = (name, parts = {}) => words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part]);
const number = value => {
    const text = String(value).replace(/\B(?=(\d{3})+$)/g, persian ? "٬" : ",");
    return persian ? text.replace(/\d/g, digit => "۰۱۲۳۴۵۶۷۸۹"[digit]) : text;
};
const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
};

// ---- letters: ي and ی, ك and ک, digits of three scripts and half-spaces are alike
const latin = text => text.replace(/[۰-۹]/g, d => d.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, d => d.charCodeAt(0) - 0x660);
const fold = text => latin(text.normalize("NFC")).replace(/[يىئ]/g, "ی").replace(/ك/g, "ک").replace(/[ةۀ]/g, "ه")
    .replace(/[أإٱآ]/g, "ا").replace(/ؤ/g, "و").replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/\s+/g, " ").trim().toLowerCase();
const joined = text => text.replace(/\u200c/g, "");
const parted = text => text.replace(/\u200c/g, " ");
const direction = text => {
    const right = (text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g) || []).length;
    const left = (text.match(/[A-Za-z\u00c0-\u024f]/g) || []).length;
    return right > left ? "rtl" : "ltr";
};

// ---- order: numbers as numbers, days by time, words by the Persian alphabet
const asNumber = text => {
    const plain = latin(text).replace(/[,٬]/g, "").replace("٫", ".").replace("−", "-");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
};
const asDay = text => {
    const parts = /^([-+]?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(?!\d)/.exec(latin(text));
    return parts ? Number(parts[1]) * 10000 + Number(parts[2] || 0) * 100 + Number(parts[3] || 0) : null;
};
const ordering = texts => {
    const filled = texts.filter(text => text !== "");
    for (const reading of [asNumber, asDay]) {
        if (filled.length && filled.every(text => reading(text) !== null)) {
            return (a, b) => reading(a) - reading(b);
        }
    }
    return (a, b) => collator.compare(joined(fold(a)), joined(fold(b)));
};

// ---- tables
const cellText = (row, column) => row.cells[column] ? row.cells[column].textContent.trim() : "";
const folded = (figure, body) => {
    const source = figure.querySelector("script.rest");
    if (!source) return [];
    const {rows, column, anchors} = JSON.parse(source.textContent);
    return rows.map((cells, at) => {
        const row = make("tr", {className: "folded"});
        cells.forEach((text, i) => {
            const linked = i === column && anchors[at] && text !== "" && text !== "0";
            const cell = make("td", {dir: direction(text)}, linked ? make("a", {href: `#${anchors[at]}`}, text) : text);
            if (cell.dir === "rtl") cell.lang = "fa";
            cell.style.lineHeight = "1.7";
            row.append(cell);
        });
        return row;
    });
};

const enliven = figure => {
    const box = figure.querySelector(".corpus-table:not(.corpus-evidence)");
    const table = box && box.querySelector("table");
    const body = table && table.tBodies[0];
    const heads = table ? [...table.tHead.rows[0].cells] : [];
    if (!body || body.rows.length < 2) return;
    const caption = figure.querySelector("figcaption");
    const label = (caption ? caption.querySelector("b") || caption : heads[0]).textContent;
    const shown = [...body.rows];
    const rest = folded(figure, body);
    const rows = [...shown, ...rest];
    const keys = new Map();
    const note = box.querySelector(".corpus-cut");
    const status = make("span", {className: "status"});
    status.setAttribute("role", "status");
    let column = -1, down = false, whole = false, wanted = "";

    const key = row => {
        if (!keys.has(row)) {
            const text = fold([...row.cells].map(cell => cell.textContent).join(" \u2022 "));
            keys.set(row, [joined(text), parted(text)]);
        }
        return keys.get(row);
    };
    const ordered = () => {
        if (column < 0) return rows;
        const texts = new Map(rows.map(row => [row, cellText(row, column)]));
        const compare = ordering([...texts.values()]);
        return rows.map((row, at) => [row, at]).sort(([a, i], [b, j]) => {
            const [x, y] = [texts.get(a), texts.get(b)];
            if (x === "" || y === "") return (x === "") - (y === "") || i - j;
            return (down ? -1 : 1) * compare(x, y) || i - j;
        }).map(([row]) => row);
    };
    const update = () => {
        const ask = fold(wanted);
        let found = ordered();
        if (ask) found = found.filter(row => key(row)[0].includes(joined(ask)) || key(row)[1].includes(parted(ask)));
        const limit = whole || ask ? found.length : shown.length;
        body.replaceChildren(...found.slice(0, limit));
        const parts = [];
        if (ask || rest.length) parts.push(say("shown rows", {shown: number(Math.min(limit, found.length)), all: number(rows.length)}));
        if (column >= 0) parts.push(say(down ? "sorted down" : "sorted up", {column: name(heads[column])}));
        status.textContent = parts.join(persian ? "؛ " : "; ");
        if (note) note.hidden = Boolean(rest.length && (whole || ask));
    };
    const name = head => (head.querySelector("span") || head).textContent.trim();

    heads.forEach((head, at) => {
        const text = name(head);
        // No <button>: Chromium leaves those out where a printed table repeats its head.
        const button = make("span", {className: "sort", tabIndex: 0});
        button.setAttribute("role", "button");
        button.append(...(head.querySelector("span") ? [head.querySelector("span")] : [...head.childNodes]));
        button.title = say("sort by", {column: text});
        head.prepend(button);
        head.setAttribute("aria-sort", "none");
        button.addEventListener("keydown", event => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            button.click();
        });
        button.addEventListener("click", () => {
            if (column === at && down) [column, down] = [-1, false];
            else [column, down] = [at, column === at];
            heads.forEach((other, i) => other.setAttribute("aria-sort", i !== column ? "none" : down ? "descending" : "ascending"));
            update();
        });
    });
    if (rows.length < 8) return;
    const input = make("input", {type: "search", placeholder: words.filter, dir: "auto"});
    input.setAttribute("aria-label", say("filter of", {table: label}));
    input.addEventListener("input", () => { wanted = input.value; update(); });
    const tools = make("div", {className: "tools"}, input);
    if (rest.length) {
        const more = make("button", {type: "button"}, say("show all", {count: number(rows.length)}));
        more.addEventListener("click", () => {
            whole = !whole;
            more.textContent = whole ? words["show fewer"] : say("show all", {count: number(rows.length)});
            update();
        });
        tools.append(more);
    }
    tools.append(status);
    box.before(tools);
};
document.querySelectorAll("figure.table").forEach(enliven);

// ---- a number leads to its sentences: their text opens, and what the number counts is lit
const light = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    document.querySelectorAll(".lit").forEach(element => element.classList.remove("lit"));
    const [, text, actor] = /^(t\d+)-(.+)$/.exec(id) || [];
    if (text) {
        document.getElementById(text).querySelectorAll("[data-actors]").forEach(sentence => {
            if (sentence.dataset.actors.split(" ").includes(actor)) sentence.classList.add("lit");
        });
    }
    target.scrollIntoView({block: "start"});
};
addEventListener("hashchange", light);
light();

// ---- all is open on paper
let closed = [];
addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.fold:not([open])")];
    closed.forEach(fold => { fold.open = true; });
});
addEventListener("afterprint", () => closed.forEach(fold => { fold.open = false; }));

// ---- colours: as the system has them, light, or dark
const themes = ["auto", "light", "dark"];
const remembered = () => { try { return localStorage.getItem("corpus-theme"); } catch { return null; } };
const remember = theme => { try { localStorage.setItem("corpus-theme", theme); } catch { /* a file may have no memory */ } };
const theme = make("button", {type: "button", className: "theme"});
const paint = chosen => {
    if (chosen === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    theme.dataset.chosen = chosen;
    theme.textContent = `${words.theme}: ${words[`theme ${chosen}`]}`;
};
paint(themes.includes(remembered()) ? remembered() : "auto");
theme.addEventListener("click", () => {
    const next = themes[(themes.indexOf(theme.dataset.chosen) + 1) % themes.length];
    remember(next);
    paint(next);
});
(document.querySelector("header") || document.body).prepend(theme);
})();
