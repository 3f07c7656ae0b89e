/* The page that prints the reader's own cards: what the address asks for, the sheets that follow from it, and the choices that change it.
   ?kaarten=id,id&formaat=a6|a5|a4&omslaan=lang|kort&snijlijnen=nee&zwartwit=ja, the same in every language. */
(() => {
  "use strict";
  const { element, printing, printData: data, selection } = globalThis;
  const { said, forms } = data;
  const { fill } = printing;
  const root = document.querySelector("[data-printing]");
  if (!root) return;
  const one = (selector) => root.querySelector(selector);
  const form = one("[data-choices]"), leaves = one("[data-leaves]"), dropped = one("[data-dropped]");
  const known = new Set(data.cards);
  const FONTS = ["400 1em", "700 1em", "italic 400 1em"].map((style) => `${style} "Atkinson on cards"`);
  const amount = (n, name) => fill(n === 1 ? said[name] : said[`${name}s`], { n });
  const tell = (text) => { one("[data-status]").textContent = text; };

  /* ---- The address ---- */
  const query = new URLSearchParams(location.search);
  const asked = (query.get("kaarten")?.split(",") ?? selection.ids()).map((id) => id.trim()).filter(Boolean);
  const wanted = [...new Set(asked.map((id) => (known.has(id) ? id : Object.hasOwn(data.renamed, id) ? data.renamed[id] : id)))];
  const ids = wanted.filter((id) => known.has(id));
  const gone = wanted.filter((id) => !known.has(id));
  const read = () => {
    for (const name of ["formaat", "omslaan"]) {
      const field = [...form.elements[name]].find(({ value }) => value === query.get(name));
      if (field) field.checked = true;
    }
    form.elements.snijlijnen.checked = query.get("snijlijnen") !== "nee";
    form.elements.zwartwit.checked = query.get("zwartwit") === "ja";
  };
  const choice = () => ({
    name: form.elements.formaat.value, isShort: form.elements.omslaan.value === "kort",
    marks: form.elements.snijlijnen.checked, bw: form.elements.zwartwit.checked,
  });
  const write = () => {
    const { name, isShort, marks, bw } = choice();
    const rest = [name !== "a6" && `formaat=${name}`, isShort && "omslaan=kort", !marks && "snijlijnen=nee", bw && "zwartwit=ja"].filter(Boolean);
    const list = wanted.map(encodeURIComponent).join(",");
    const search = "?" + [`kaarten=${list}`, ...rest].join("&");
    try {
      history.replaceState(null, "", `${location.pathname}${search}`);
    } catch { /* a browser that allows no other address for a file: the choices last as long as the page */ }
    for (const link of document.querySelectorAll("a.language, [data-language]")) link.search = search;
    one("[data-mine-link]").search = ids.join() === selection.ids().join() ? "" : selection.address(ids);
  };

  /* ---- The cards: a script each ---- */
  const load = (id) => new Promise((done) => {
    const script = element("script", { src: `./cards/${id}.js` });
    script.addEventListener("load", done);
    script.addEventListener("error", done);
    document.head.append(script);
  });
  const cards = () => ids.map((id) => globalThis.printCards?.[id]).filter(Boolean);

  /* ---- The sheets ---- */
  let dealt = [], shown = "";
  const lines = ({ columns, rows, width, height, sheet }) => {
    const [left, top] = [(sheet[0] - columns * width) / 2, (sheet[1] - rows * height) / 2];
    const across = Array.from({ length: columns - 1 }, (_, i) => `M${left + (i + 1) * width} 0V${sheet[1]}`);
    const down = Array.from({ length: rows - 1 }, (_, i) => `M0 ${top + (i + 1) * height}H${sheet[0]}`);
    return element("svg:svg", { class: "cut", viewBox: `0 0 ${sheet.join(" ")}`, "aria-hidden": "true" }, element("svg:path", { d: [...across, ...down].join("") }));
  };
  const leaf = (faces, measures, number, side) => element("section", { class: `frame ${side}`, "aria-label": fill(said[side], { n: number }) },
    element("p", { class: "soft", "aria-hidden": "true" }, fill(said[side], { n: number })),
    element("div", { class: "window" }, element("div", { class: `leaf ${side}` }, ...faces, side === "front" && measures.columns * measures.rows > 1 && lines(measures))));
  const draw = () => {
    const measures = forms[choice().name];
    const sides = dealt.flatMap((one) => {
      const faces = printing.faces(one);
      return Array.from({ length: one.parts }, (_, i) => [faces[2 * i], faces[2 * i + 1]]);
    });
    const each = measures.columns * measures.rows;
    const sheets = Array.from({ length: Math.ceil(sides.length / each) }, (_, i) => sides.slice(i * each, (i + 1) * each));
    leaves.replaceChildren(...sheets.flatMap((some, i) => [
      leaf(some.map(([front]) => front), measures, i + 1, "front"), leaf(some.map(([, back]) => back), measures, i + 1, "back"),
    ]));
    const total = [amount(dealt.length, "card"), amount(sides.length, "piece"), amount(sheets.length, "sheet")].join(" · ");
    one("[data-total]").textContent = total;
    one("[data-more]").replaceChildren(...dealt.filter(({ parts }) => parts > 1).map(({ card, parts }) => element("li", {}, fill(said.more, { title: card.title, n: parts }))));
    tell(total);
  };
  const scale = () => {
    const wide = leaves.querySelector(".window")?.clientWidth, paper = leaves.querySelector(".leaf")?.offsetWidth;
    if (wide && paper) leaves.style.setProperty("--scale", Math.min(1, wide / paper));
  };
  /* Another format is dealt anew; the other choices only change how the sheets look. */
  const show = () => {
    const { name, isShort, marks, bw } = choice();
    const { width, height, sheet, pad, columns, rows } = forms[name];
    const measures = { wide: `${width}mm`, tall: `${height}mm`, "paper-wide": `${sheet[0]}mm`, "paper-tall": `${sheet[1]}mm`, pad: `${pad}mm`, columns };
    for (const [key, value] of Object.entries(measures)) leaves.style.setProperty(`--${key}`, value);
    form.elements.snijlijnen.disabled = columns * rows === 1; // nothing to cut
    const size = sheet[0] < 210 ? "page-a5" : "page-a4"; // one size a print job
    for (const link of document.querySelectorAll('link[href*="stylesheets/page-a"]')) link.media = link.href.includes(size) ? "all" : "not all";
    leaves.classList.toggle("turned", isShort);
    leaves.classList.toggle("without-lines", !marks);
    leaves.classList.toggle("bw", bw);
    if (shown !== name) {
      shown = name;
      const place = element("div", { class: "measuring" });
      leaves.replaceChildren(place);
      dealt = printing.dealt(cards(), forms[name], place);
      draw();
    }
    scale();
    write();
  };

  const start = async () => {
    if (ids.length) tell(said.loading);
    await Promise.all([...ids.filter((id) => !globalThis.printCards?.[id]).map(load), ...FONTS.map((font) => document.fonts.load(font).catch(() => []))]);
    const failed = ids.filter((id) => !globalThis.printCards?.[id]);
    const told = [gone.length && fill(said.dropped, { ids: gone.join(", ") }), failed.length && fill(said.failed, { ids: failed.join(", ") })].filter(Boolean);
    dropped.textContent = told.join(" ");
    dropped.hidden = !told.length;
    const isSome = cards().length > 0;
    one("[data-none]").hidden = isSome;
    one("[data-some]").hidden = form.hidden = !isSome;
    read();
    if (isSome) show();
    root.dataset.ready = "";
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  one("[data-print]").addEventListener("click", () => print());
  addEventListener("resize", scale);
  start();
})();
