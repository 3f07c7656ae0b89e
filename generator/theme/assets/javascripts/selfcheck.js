/* The self-check: keeps the marks on this device, draws the outcome, and saves and opens them as a file. Without it the page is a form to print. */
(() => {
  "use strict";
  const form = document.querySelector("[data-check]");
  if (!form) return;
  const said = form.dataset;
  const key = "methodekaarten.selfcheck";
  const factors = [...form.querySelectorAll("[data-factor]")];
  const outcome = form.querySelector("[data-outcome]");
  const report = form.querySelector("[data-said]");
  let earlier = null;

  const element = (name, attributes = {}, text = "") => {
    const svg = ["svg", "rect", "line"].includes(name);
    const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    if (text) made.textContent = text;
    return made;
  };
  const marks = () => Object.fromEntries([...form.querySelectorAll("input[type=radio]:checked")].map((i) => [i.name, +i.value]));
  const mean = (all, factor) => {
    const names = new Set([...factor.querySelectorAll("input[type=radio]")].map((input) => input.name));
    const given = [...names].map((name) => all[name]).filter((mark) => mark >= 1 && mark <= 5);
    return given.length ? given.reduce((sum, mark) => sum + mark, 0) / given.length : null;
  };
  const number = (value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

  const bar = (value, style) => {
    const svg = element("svg", { class: `bar-mark ${style}`, viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
    svg.append(element("rect", { class: "rest", x: 0, y: 0, width: 100, height: 6 }), element("rect", { class: "full", x: 0, y: 0, width: value * 20, height: 6 }));
    return svg;
  };
  const line = (value, when, style) => {
    const row = element("p", { class: "mark" });
    row.append(bar(value, style), element("span", {}, `${number(value)} ${said.of}${earlier ? ` (${when})` : ""}`));
    return row;
  };

  const draw = () => {
    const now = marks();
    const rows = factors.map((factor) => ({ factor, now: mean(now, factor), then: earlier ? mean(earlier.marks, factor) : null }));
    const scored = rows.filter((row) => row.now !== null);
    const lowest = scored.length > 1 ? Math.min(...scored.map((row) => row.now)) : null;
    outcome.replaceChildren();
    if (!scored.length && !earlier) {
      outcome.append(element("p", {}, said.none));
      return;
    }
    const list = element("dl", { class: "marks" });
    for (const row of rows) {
      if (row.now === null && row.then === null) continue;
      const name = element("dt");
      name.append(element("a", { href: `#${row.factor.dataset.factor}` }, row.factor.querySelector("h2").textContent));
      const what = element("dd");
      if (row.now !== null) what.append(line(row.now, said.now, "now"));
      if (row.then !== null) what.append(line(row.then, said.then, "then"));
      if (row.now !== null && row.now === lowest && lowest < 5) {
        const begin = element("p", { class: "begin" });
        begin.append(element("strong", {}, `${said.weakest}. `), ...[...row.factor.querySelector(".builds").childNodes].map((node) => node.cloneNode(true)));
        what.append(begin);
      }
      list.append(name, what);
    }
    outcome.append(list);
  };

  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(marks())); } catch { /* private mode: the marks last as long as the page */ }
  };
  const fill = (all) => form.querySelectorAll("input[type=radio]").forEach((input) => { input.checked = all[input.name] === +input.value; });
  const valid = (data) => data && data.kind === "selfcheck" && data.marks && typeof data.marks === "object";

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => { if (event.target.type === "radio") { keep(); draw(); } });
  form.querySelector("[data-save]").addEventListener("click", () => {
    const day = new Date().toISOString().slice(0, 10);
    const text = JSON.stringify({ kind: "selfcheck", date: day, marks: marks() }, null, 2);
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: `${said.file}-${day}.json` });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  form.querySelector("[data-open]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      const data = JSON.parse(await file.text());
      if (!valid(data)) throw new Error("not a self-check");
      earlier = data;
      if (!Object.keys(marks()).length) { fill(data.marks); keep(); earlier = null; }
      report.textContent = `${said.saved} ${String(data.date || file.name).slice(0, 40)}`;
    } catch {
      report.textContent = said.wrong;
    }
    event.target.value = "";
    draw();
  });
  form.querySelector("[data-print]").addEventListener("click", () => print());
  form.querySelector("[data-clear]").addEventListener("click", () => { form.reset(); earlier = null; report.textContent = ""; keep(); draw(); });

  try { fill(JSON.parse(localStorage.getItem(key)) || {}); } catch { /* nothing kept */ }
  draw();
})();
