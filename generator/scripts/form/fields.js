/* What a card of a kind holds in; the fields of the form out, which read and write one tree. Every field has a name, says what it is for, and has
   room for what is wrong with it. A list that changes is drawn anew by itself, so that the rest of the page keeps its place. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { element } = globalThis;
  const { hidden, button, put, fill, isText } = globalThis.shared;
  const { FIRST_LANGUAGE, wordsOf } = form;
  const data = globalThis.formData;
  const { said } = data;
  const SHORT = 120, MANY_FIELDS = 5;
  const { key, renumbered } = form;
  const idOf = (place) => `f-${place.join("-")}`;
  const isEmpty = (value) => value === undefined || value === "" || (typeof value === "object" && Object.values(value).every(isEmpty));

  form.fieldsOf = ({ card, changed, say }) => {
    const get = (place) => place.reduce((at, name) => at?.[name], card.tree);
    const set = (place, value) => {
      let at = card.tree;
      place.slice(0, -1).forEach((name, index) => {
        if (isText(at[name])) at[name] = { [FIRST_LANGUAGE]: at[name] };
        at[name] ??= typeof place[index + 1] === "number" ? [] : {};
        at = at[name];
      });
      at[place.at(-1)] = value;
      changed(place);
    };

    /* ---- One field: its name, what it is for, what is wrong, and its inputs ---- */
    const title = (plan) => [plan.label, " ", plan.name && element("code", {}, plan.name), plan.must && element("b", { class: "must" }, said.must)];
    const notes = (place, help) => [
      help && element("p", { class: "help", id: `${idOf(place)}-help` }, help),
      element("p", { class: "wrong", id: `${idOf(place)}-wrong`, hidden: true }),
    ];
    const input = (place, name, attributes, write = (text) => set(place, text)) => {
      const made = element(name, { id: idOf(place), "data-in": key(place), autocomplete: "off", ...attributes });
      made.addEventListener(name === "select" || attributes.type === "checkbox" ? "change" : "input", () => write(attributes.type === "checkbox" ? made.checked : made.value));
      return made;
    };
    const described = (place, help) => ({ "aria-describedby": [...(help ? [`${idOf(place)}-help`] : []), `${idOf(place)}-wrong`].join(" ") });
    const single = (plan, place, made) => element("div", { class: "one-field", "data-at": key(place) }, element("label", { for: made.id }, title(plan)), notes(place, plan.help), made);
    const several = (plan, place, ...inside) => element("fieldset", { class: "group-field", "data-at": key(place), tabindex: "-1", id: `${idOf(place)}-group`, ...described(place, plan.help) },
      element("legend", {}, title(plan)), notes(place, plan.help), inside);

    /* ---- Inputs by what they hold ---- */
    const languages = (plan, place) => element("div", { class: "languages" }, data.languages.map((language) => {
      const here = [...place, language], value = get(place);
      const write = (text) => (language === FIRST_LANGUAGE && isText(get(place)) ? set(place, text) : set(here, text));
      const made = plan.most <= SHORT ? input(here, "input", { type: "text", lang: language }, write) : input(here, "textarea", { rows: plan.prose ? 3 : 2, lang: language }, write);
      made.value = (isText(value) ? (language === FIRST_LANGUAGE ? value : "") : value?.[language]) ?? "";
      made.setAttribute("aria-describedby", described(place, plan.help)["aria-describedby"]);
      return element("div", {}, element("label", { for: made.id }, data.languageNames[language]), made);
    }));
    const labelOf = (plan, word) => (plan.group ? data.vocabulary[plan.group]?.[word]?.label : said.words[word]) ?? word;
    const choice = (plan, place) => {
      const value = get(place) ?? "", known = wordsOf(plan);
      const made = input(place, "select", described(place, plan.help));
      const words = ["", ...known, ...(value && !known.includes(value) ? [value] : [])];
      made.append(...words.map((word) => element("option", { value: word }, word ? labelOf(plan, word) : said.choose)));
      made.value = value;
      const meaning = element("p", { class: "meaning" });
      const tell = () => put(meaning, data.vocabulary[plan.group]?.[made.value]?.explanation ?? "");
      made.addEventListener("change", tell);
      tell();
      return plan.group ? [made, meaning] : [made];
    };
    const choices = (plan, place) => element("div", { class: "choices" }, wordsOf(plan.of).map((word) => {
      const at = [...place, word], rank = element("small", {});
      const made = input(at, "input", { type: "checkbox", value: word }, (on) => {
        const now = (get(place) ?? []).filter((one) => one !== word);
        set(place, on ? [...now, word] : now);
        for (const one of made.closest(".choices").children) one.rank();
      });
      made.checked = (get(place) ?? []).includes(word);
      const whole = element("label", { title: data.vocabulary[plan.of.group]?.[word]?.explanation }, made, " ", labelOf(plan.of, word), " ", rank);
      whole.rank = () => put(rank, (get(place) ?? []).length > 1 && made.checked ? `${get(place).indexOf(word) + 1}` : "");
      whole.rank();
      return whole;
    }));
    const named = (plan, place) => {
      const known = plan.type === "card" ? data.cards : data.sources, list = plan.type === "card" ? `of-${plan.kinds.join("-")}` : "sources";
      const made = input(place, "input", { type: "text", list: `list-${list}`, spellcheck: "false", autocapitalize: "off", ...described(place, plan.help) });
      made.value = get(place) ?? "";
      const meaning = element("p", { class: "meaning" });
      const tell = () => put(meaning, known[made.value.trim()]?.title ?? "");
      made.addEventListener("input", tell);
      tell();
      return [made, meaning];
    };
    /* Lists of bare words, one a line; of two words that belong together, both on that line. */
    const isPair = (plan) => plan?.type === "list" && plan.least === 2 && plan.most === 2;
    const rowText = (plan, value) => (isPair(plan) ? (value ?? []).join(" ") : value ?? "");
    const row = (plan, text) => (isPair(plan) ? text.split(/[\s,]+/).filter(Boolean) : text.trim());
    const rows = (plan, place) => {
      const made = input(place, "textarea", { rows: 2, spellcheck: "false", ...described(place, plan.help) }, (text) => set(place, text.split("\n").map((each) => row(plan.of, each)).filter((one) => one.length)));
      made.value = (get(place) ?? []).map((each) => rowText(plan.of, each)).join("\n");
      return made;
    };
    const SIMPLE = ["line", "id", "number", "list"];
    const plain = {
      number: { type: "text", inputmode: "numeric", class: "short" }, id: { type: "text", spellcheck: "false", autocapitalize: "off" }, line: { type: "text" }, day: { type: "date" }, clock: { type: "time" },
    };

    /* ---- Lists of texts, of records, and of names ---- */
    const list = (plan, place) => {
      const items = element("ol", { class: "items" }), of = plan.of;
      if (plan.must && isEmpty(get(place))) place.reduce((at, name, depth) => (at[name] ??= depth < place.length - 1 ? {} : [{}]), card.tree); // one to begin with
      const nameOf = (at) => `${said.one[of.model] ?? plan.label} ${at + 1}`;
      const change = (kept, focus, told) => {
        const now = get(place) ?? [];
        card.comments = renumbered(card.comments, key(place), kept.filter((number) => number < now.length));
        set(place, kept.map((number) => now[number] ?? (of.type === "record" || of.type === "text" ? {} : "")));
        draw();
        focus()?.focus();
        say(told);
      };
      const at = (number, selector) => items.children[number]?.querySelector(selector);
      const item = (_, number, all) => {
        const here = [...place, number], order = all.map((__, index) => index);
        const move = (to) => {
          const kept = [...order];
          kept.splice(to, 0, ...kept.splice(number, 1));
          const side = to < number ? "[data-up]" : "[data-down]";
          change(kept, () => { const wanted = at(to, side); return wanted?.disabled ? at(to, "[data-remove]") : wanted; }, fill(said.moved, { name: nameOf(number), place: to + 1 }));
        };
        const remove = () => change(order.filter((one) => one !== number), () => at(Math.min(number, all.length - 2), "[data-remove]") ?? add, fill(said.removed, { name: nameOf(number) }));
        const tasks = element("p", { class: "tasks" },
          button([said.up, hidden(nameOf(number))], () => move(number - 1), { "data-up": true, disabled: number === 0 }),
          button([said.down, hidden(nameOf(number))], () => move(number + 1), { "data-down": true, disabled: number === all.length - 1 }),
          button([said.remove, hidden(nameOf(number))], remove, { "data-remove": true }));
        const own = { label: nameOf(number), name: "", help: "" };
        if (of.type === "card" || of.type === "source") {
          const [made, meaning] = named(of, here);
          made.setAttribute("aria-label", nameOf(number));
          return element("li", { class: "name-item", "data-at": key(here) }, made, tasks, notes(here, ""), meaning);
        }
        if (of.type === "text") return element("li", {}, several(own, here, languages({ ...of, help: "" }, here)), tasks);
        const inside = element("fieldset", { class: "record", "data-at": key(here), tabindex: "-1", id: `${idOf(here)}-group`, ...described(here, "") }, element("legend", { class: of.fields.length > MANY_FIELDS ? "hidden" : null }, nameOf(number)), notes(here, ""), of.fields.map((one) => field(one, [...here, one.name])));
        if (of.fields.length <= MANY_FIELDS) return element("li", {}, inside, tasks);
        const name = get([...here, "title"]), shown = isText(name) ? name : name?.[data.language] || name?.[FIRST_LANGUAGE];
        return element("li", {}, element("details", { class: "record", open: isEmpty(get(here)) }, element("summary", {}, nameOf(number), shown ? `: ${shown}` : ""), inside, tasks));
      };
      const add = button(fill(said.add, { name: said.one[of.model] ?? plan.label }), () => {
        const all = get(place) ?? [];
        change([...all.keys(), all.length], () => items.lastElementChild.querySelector("input, textarea, select"), fill(said.added, { name: nameOf(all.length) }));
      }, { "data-add": key(place) });
      const draw = () => items.replaceChildren(...(get(place) ?? []).map(item));
      draw();
      return [items, element("p", { class: "tasks" }, add)];
    };

    const field = (plan, place) => {
      const { type } = plan;
      if (type === "text") return several(plan, place, languages(plan, place));
      if (type === "record") return several(plan, place, element("div", { class: plan.flow ? "figures" : "parts" }, plan.fields.map((one) => field(one, [...place, one.name]))));
      if (type === "languages") {
        const inner = (language) => ({ ...plan.of, name: "", label: data.languageNames[language], help: "" });
        return several(plan, place, element("div", { class: "languages" }, data.languages.filter((one) => plan.of.type === "list" || one !== FIRST_LANGUAGE).map((one) => field(inner(one), [...place, one]))));
      }
      if (type === "list" && plan.of.type === "word") return several(plan, place, choices(plan, place));
      if (isPair(plan)) {
        const made = input(place, "input", { type: "text", ...described(place, plan.help) }, (text) => set(place, row(plan, text)));
        made.value = rowText(plan, get(place));
        return single(plan, place, made);
      }
      if (type === "list" && SIMPLE.includes(plan.of.type)) return single(plan, place, rows(plan, place));
      if (type === "list") return several(plan, place, list(plan, place));
      if (type === "truth") {
        const made = input(place, "input", { type: "checkbox", ...described(place, plan.help) }, (on) => set(place, on ? "true" : ""));
        made.checked = get(place) === "true";
        return element("div", { class: "one-field", "data-at": key(place) }, element("label", { class: "tick", for: made.id }, made, " ", title(plan)), notes(place, plan.help));
      }
      if (type === "word" || type === "card" || type === "source") {
        const [made, meaning] = type === "word" ? choice(plan, place) : named(plan, place);
        const whole = single(plan, place, made);
        if (meaning) whole.append(meaning);
        return whole;
      }
      const made = input(place, "input", { ...plain[type], ...described(place, plan.help) });
      made.value = get(place) ?? "";
      return single(plan, place, made);
    };
    /* A field that need not be there and is not, is folded away. */
    return (plan) => {
      const made = field(plan, [plan.name]);
      if (plan.must || !isEmpty(get([plan.name]))) return made;
      return element("details", { class: "may" }, element("summary", {}, plan.label), made);
    };
  };
})();
