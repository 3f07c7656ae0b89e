/* A plan and what the reader wants on paper in; the sheets to print out. They are made when the browser is about to print. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { said, fill, element, all, one, rows, materials, timeline, headline, name, dated, bar } = planner;

  const sheet = (style, ...inside) => element("section", { class: `sheet ${style}` }, ...inside);
  const paragraphs = (text) => text.trim().split("\n").filter((line) => line.trim()).map((line) => element("p", { class: "note" }, line.trim()));
  const top = (plan) => [element("h2", {}, name(plan)), element("p", { class: "soft" }, headline(plan))];
  const list = (items) => element("ul", {}, ...items.map((item) => element("li", {}, ...item)));

  const runSheet = (plan) => sheet("paper-run", ...top(plan), plan.goal.trim() && element("p", {}, element("b", {}, `${said.fields.goal}: `), plan.goal.trim()), bar(plan.blocks),
    element("table", {}, element("thead", {}, element("tr", {}, ...[said.time, said.what, said.who].map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...rows(plan).map((row) => element("tr", {},
        element("td", { class: "hours" }, element("b", {}, row.clock), element("br"), `${row.end}`, element("br"), element("small", {}, fill(said.minutes, { n: row.block.minutes }))),
        element("td", {}, element("b", {}, row.title), row.short && ` (${said.short})`, row.block.groups > 1 && ` · ${fill(said.in_groups, { n: row.block.groups })}`, paragraphs(row.block.notes),
          row.steps.length > 0 && element("ol", { class: "moments" }, ...row.steps.map((step) => element("li", {}, element("b", {}, step.clock), " ", step.title, row.short && element("p", {}, step.text))))),
        element("td", {}, row.block.who.trim()))))));
  const wall = (plan) => sheet("paper-wall", element("h2", {}, name(plan)),
    element("ol", {}, ...rows(plan).map((row) => element("li", {}, element("b", {}, row.clock), " ", row.title)), plan.blocks.length > 0 && element("li", {}, element("b", {}, rows(plan).at(-1).end), " ", said.end)));
  const things = (plan) => sheet("paper-things", ...top(plan), element("h3", {}, said.materials),
    ...materials(plan).flatMap(({ label, items }) => [element("h4", {}, label), list(items.map(({ text, amount }) => ["☐ ", element("b", {}, amount), " ", text]))]),
    element("h3", {}, said.preparation),
    list(timeline(plan).map((each) => ["☐ ", element("b", {}, dated(each)), `: ${each.what} `, element("i", {}, `(${each.who})`)])));
  /* `plan` gives the plan of that moment; whoever prints by the browser's own menu gets what is ticked too. */
  planner.sheets = (plan) => {
    const place = one("[data-sheets]");
    const make = () => {
      const asked = new Set(all("[data-paper]").filter((box) => box.checked).map((box) => box.dataset.paper));
      const now = plan();
      place.replaceChildren(...[
        (asked.has("run") || !asked.size) && runSheet(now), asked.has("wall") && wall(now), asked.has("things") && things(now),
      ].filter(Boolean));
    };
    addEventListener("beforeprint", make);
    one("[data-print]").addEventListener("click", () => {
      make();
      print();
    });
  };
})();
