/* Every mistake of a card in; out on the page: at its field, for fields that the reader has left, and all of them in one list with links. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { element } = globalThis;
  const { put, fill } = globalThis.shared;
  const data = globalThis.formData;
  const { said } = data;

  form.marks = ({ one, all }) => {
    const touched = new Set();
    let everything = false, problems = [];
    const at = (attribute, place) => one(`[data-${attribute}="${CSS.escape(form.key(place))}"]`);
    /* The field of a place, or the one around it. */
    const nearest = (place) => (place.length ? at("at", place) ?? nearest(place.slice(0, -1)) : null);
    const target = ({ place }) => at("in", place) ?? nearest(place)?.querySelector("input, textarea, select, button") ?? one("[data-what]");
    const isSeen = ({ place }) => everything || [...touched].some((key) => `${form.key(place)}/`.startsWith(`${key}/`) || key.startsWith(`${form.key(place)}/`));
    const nameOf = ({ place }) => {
      const box = nearest(place), name = box?.querySelector("legend, label");
      const own = [...(name?.childNodes ?? [])].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent).join("").trim();
      return own || box?.querySelector("[aria-label]")?.getAttribute("aria-label") || said.card;
    };
    const reach = (problem) => {
      const found = target(problem);
      for (let box = found.closest("details:not([open])"); box; box = box.parentElement.closest("details:not([open])")) box.open = true;
      found.focus();
      found.scrollIntoView({ block: "center" });
    };
    const mark = () => {
      const texts = new Map(), wrong = new Set();
      for (const problem of problems.filter(isSeen)) {
        const box = nearest(problem.place);
        texts.set(box, [...(texts.get(box) ?? []), `${problem.message} ${problem.hint}`]);
        wrong.add(at("in", problem.place));
      }
      for (const box of all("[data-at]")) {
        const told = [...box.querySelectorAll(".wrong")].find((each) => each.parentElement.closest("[data-at]") === box), text = (texts.get(box) ?? []).join(" ");
        put(told, text);
        told.hidden = !text;
      }
      for (const each of all("[data-in]")) {
        if (wrong.has(each)) each.setAttribute("aria-invalid", "true");
        else each.removeAttribute("aria-invalid");
      }
    };
    const list = () => one("[data-problems]").replaceChildren(...problems.map((problem) => {
      const link = element("a", { href: `#${target(problem).id}` }, nameOf(problem));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reach(problem);
      });
      return element("li", {}, link, ": ", problem.message, " ", element("span", { class: "soft" }, problem.hint));
    }));
    const show = (found) => {
      problems = found;
      mark();
      list();
      put(one("[data-count]"), problems.length ? fill(problems.length > 1 ? said.problems : said.problem, { n: problems.length }) : said.fine);
    };
    one("[data-parts]").addEventListener("focusout", ({ target: left }) => {
      const box = left.closest("[data-at]");
      if (!box || left.matches("button")) return;
      touched.add(left.dataset.in ?? box.dataset.at);
      touched.add(box.dataset.at);
      mark();
    });
    const begin = (all_) => {
      touched.clear();
      everything = all_;
      problems = [];
    };
    return { show, begin };
  };
})();
