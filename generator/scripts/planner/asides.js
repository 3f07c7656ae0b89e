/* A plan in; what stands beside its agenda out: what to look at, what to lay ready and prepare, and the other plans of this device. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { said, fill, amount, one, all, element, button, hidden, put, say, dated, shelf, read } = planner;

  const listed = (parent, items) => one(parent).replaceChildren(...items);

  /* Each thing to look at, with what mends it. `act` takes a mended plan, or opens the notes of a block. */
  planner.adviser = (act) => {
    const fixed = ({ text: name, plan, href, focus }) => {
      if (href) return element("a", { class: "task", href: location.protocol === "file:" ? href.replace("?", "index.html?") : href, target: "_blank" }, name);
      return button(name, () => (plan ? act.mend(plan, name) : act.note(focus, name === said.fix.who ? "who" : "notes")));
    };
    const go = one("[data-to-advice]"), title = one("[data-advice-title]");
    go.addEventListener("click", () => title.focus());
    return (plan) => {
      const found = plan.blocks.length ? planner.advice(plan) : [], many = amount(found.length, said.advice_one, said.advice_n);
      put(title, !plan.blocks.length ? said.advice : found.length ? many : said.advice_none);
      put(go, many);
      go.hidden = !found.length;
      listed("[data-advice]", found.map(({ soft, text, why, fixes }) => element("li", { class: soft ? "soft-advice" : "hard-advice" },
        element("b", {}, text), element("p", {}, why), element("p", { class: "tasks" }, ...fixes.map(fixed)))));
      one("[data-advice-hint]").hidden = Boolean(plan.people);
    };
  };

  planner.things = (plan) => {
    const parts = planner.materials(plan);
    listed("[data-materials]", parts.map(({ label, items }) => element("section", {}, element("h3", {}, label), element("ul", {}, ...items.map(({ text, amount: many }) => element("li", {}, element("b", {}, many), " ", text))))));
    listed("[data-timeline]", planner.timeline(plan).map((each) => element("li", {}, element("b", {}, dated(each)), " · ", each.what, " ", element("i", {}, `(${each.who})`))));
    for (const box of all("[data-with]")) box.hidden = !plan.blocks.length;
    one("[data-things]").hidden = !parts.length;
  };

  /* The other plans that are kept, each to open or to delete; the last that was deleted can come back. */
  planner.others = (open) => {
    let gone = null;
    const title = ({ text }) => read(text).plan.title || said.untitled;
    const draw = (id) => {
      const kept = shelf.list().filter((each) => each.id !== id);
      one("[data-others]").hidden = !kept.length && !gone;
      listed("[data-kept]", kept.map((each) => element("li", {},
        button(title(each), () => { open(each.id); say(fill(said.opened, { name: title(each) })); }), " ", element("small", {}, String(each.changed).slice(0, 10)), " ",
        button([said.delete, hidden(title(each))], () => {
          gone = each;
          shelf.remove(each.id);
          draw(id);
          say(fill(said.removed, { title: title(each) }));
          one("[data-back]").focus();
        }))));
      if (gone) one("[data-kept]").prepend(element("li", {}, button(fill(said.put_back, { title: title(gone) }), () => {
        shelf.put(gone.id, gone.number, gone.text);
        gone = null;
        draw(id);
        one("[data-kept] button").focus();
      }, { "data-back": true })));
    };
    return draw;
  };
})();
