/* A tidy tree in; how the card will read on its page, and on the paper card, out. Simple and faithful: the same parts in the same order under the
   same headings. Text is only ever text. */
(() => {
  "use strict";
  const { form } = globalThis;
  const { element } = globalThis;
  const { fill, isText } = globalThis.shared;
  const { number, FIRST_LANGUAGE } = form;
  const data = globalThis.formData;
  const { said, headings } = data;
  /* Per kind: the fields of the page in their order; then those on the front and on the back of the paper card. */
  const METHOD = {
    page: ["when", "not_when", "steps", "materials", "room", "concepts", "before", "after", "related", "questions", "tips", "pitfalls", "result", "facilitator", "safety", "example", "short", "online", "variations", "network", "worksheet"],
    front: ["when", "not_when"], back: ["materials", "steps", "questions", "pitfalls"],
  };
  const ORDER = {
    tool: METHOD,
    conversation: METHOD,
    concept: { page: ["definition", "plain", "figure", "why", "methods", "related", "recognise", "questions", "cautions", "example"], front: ["definition", "plain", "why"], back: ["recognise", "questions", "cautions"] },
    factor: { page: ["what", "recognise", "methods", "concepts", "related", "selfcheck", "evidence", "cautions", "questions", "pitfalls", "example"], front: ["what", "recognise"], back: ["selfcheck", "questions", "pitfalls"] },
    programme: { page: ["what", "rhythm", "sessions", "factors", "concepts", "related", "facilitator", "tips", "pitfalls", "history", "design"], front: ["what", "rhythm"], back: ["sessions"] },
  };
  const SOURCES = ["sources", "credit"];
  const ON_FRONT = ["time", "group", "trust", "level", "setting", "sessions"];

  const speak = (text) => (isText(text) ? text : text?.[data.language] || text?.[FIRST_LANGUAGE] || "");
  const label = (group, word) => data.vocabulary[group]?.[word]?.label ?? word;
  const nameOf = (id) => data.cards[id]?.title ?? id;
  const cited = (id) => data.sources[id]?.short ?? id;
  const words = (parts) => parts.map((part) => {
    if (part.type === "card") return element("span", { class: "ref" }, part.text || nameOf(part.card));
    if (part.type === "citation") return element("span", { class: "ref" }, `(${cited(part.source)})`);
    if (part.type === "emphasis") return element(part.strong ? "strong" : "em", {}, words(part.inside));
    return part.type === "link" ? element("span", { class: "ref" }, words(part.inside)) : part.text;
  });
  const inline = (text) => form.parse(speak(text)).flatMap((block) => [...(block.items ?? [block.words]).flatMap(words), " "]);
  const prose = (text) => form.parse(speak(text)).map((block) => (block.items ? element(block.ordered ? "ol" : "ul", {}, block.items.map((item) => element("li", {}, words(item)))) : element("p", {}, words(block.words))));
  const minutes = (text) => fill(data.facts.minutes_plain, { minutes: text ?? "…" });
  const joined = (parts, word) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}` : parts[0] ?? "");

  const facts = (tree) => {
    const { duration: time, group, sessions } = tree, { facts: said_ } = data, found = [];
    const add = (name, value) => { if (value) found.push([name, said_[name], value]); };
    const all = (name, joint) => joined((tree[name] ?? []).map((word) => label(name, word)), joint);
    if (time) add("time", fill(time.min === time.max ? said_.minutes_fixed : said_.minutes, { min: "…", usual: "…", max: "…", ...time }));
    if (sessions) add(sessions.length > 1 ? "sessions" : "time", sessions.length > 1 ? String(sessions.length) : minutes(sessions[0].minutes));
    if (isText(group)) add("concept_group", label("concept-group", group));
    else if (group) add("group", fill(!group.max ? said_.people_from : group.max === group.min ? said_.people_fixed : said_.people, { min: "…", ...group }));
    if (tree.trust) add("trust", label("trust", tree.trust));
    if (tree.level) add("level", label("level", tree.level));
    add("setting", all("setting", said_.or));
    if (number(tree.preparation)) add("preparation", minutes(tree.preparation));
    add("phase", all("phase", said_.and));
    add("goal", all("goal", said_.and));
    add("audience", all("audience", said_.and));
    return found;
  };

  const bullets = (items, draw = inline) => element("ul", {}, items.map((item) => element("li", {}, draw(item))));
  const step = ({ minutes: length, title, text }) => element("li", {}, element("b", { class: "m" }, minutes(length)), element("div", {}, element("b", {}, speak(title)), prose(text ?? "")));
  const agenda = ({ minutes: length, card, break: pause, title, text }) => element("li", {}, element("b", { class: "m" }, minutes(length)), " ", card ? element("span", { class: "ref" }, nameOf(card)) : speak(pause ?? title), text ? prose(text) : "");
  const draw = {
    steps: (all) => element("ol", { class: "steps-seen" }, all.map(step)),
    materials: (all) => bullets(all, ({ text, per, quantity }) => [number(quantity) > 1 && `${quantity} × `, speak(text), per && per !== "room" && ` (${label("per", per)})`].filter(Boolean)),
    short: ({ minutes: length, text }) => [element("p", {}, element("b", {}, minutes(length))), prose(text ?? "")],
    definition: ({ text, source, quote, note }) => [
      element(quote === "true" ? "blockquote" : "div", {}, prose(text ?? "")),
      element("p", { class: "soft" }, source ? fill(quote === "true" ? headings.quoted : headings.after_source, { source: cited(source) }) : headings.own_definition, " ", note ? inline(note) : ""),
    ],
    figure: ({ title, description }) => [element("p", {}, element("b", {}, speak(title))), prose(description ?? "")],
    worksheet: ({ title, instruction, areas = [] }) => [element("p", {}, element("b", {}, speak(title))), prose(instruction ?? ""), bullets(areas, (area) => [element("b", {}, speak(area.title)), " ", area.prompt ? inline(area.prompt) : ""])],
    evidence: (all) => bullets(all, ({ text, strength, sources = [] }) => [inline(text ?? ""), ` (${[label("strength", strength), ...sources.map((id) => cited(id))].filter(Boolean).join("; ")})`]),
    sessions: (all) => all.flatMap(({ title, minutes: length, goal, agenda: items = [] }) => [element("h4", {}, speak(title), " ", element("small", {}, minutes(length))), prose(goal ?? ""), element("ol", { class: "agenda-seen" }, items.map(agenda))]),
    sources: (all) => bullets(all, (id) => cited(id)),
  };
  const anything = (kind, name, value) => {
    const plan = data.fields[kind].find((field) => field.name === name);
    if (draw[name]) return draw[name](value);
    if (plan.type === "text") return prose(value);
    return bullets(value, plan.of.type === "text" ? inline : nameOf);
  };
  const heading = (kind, name) => headings[`${name}_${kind}`] ?? headings[name] ?? name;

  const page = ({ kind, tree }) => element("article", { class: `seen c-${kind}`, lang: data.language },
    element("p", { class: "kind" }, data.kinds[kind].label),
    element("h3", {}, speak(tree.title) || said.untitled), element("p", { class: "lead" }, speak(tree.summary)),
    element("ul", { class: "facts-seen" }, facts(tree).map(([, name, value]) => element("li", {}, element("b", {}, name), " ", value))),
    [...ORDER[kind].page, ...SOURCES].filter((name) => tree[name]).map((name) => element("section", {}, element("h4", {}, heading(kind, name)), anything(kind, name, tree[name]))));
  const face = (kind, ...inside) => element("div", { class: `face c-${kind}` }, element("div", { class: "face-in" }, inside));
  const part = (kind, tree, name) => tree[name] && element("section", {}, name !== "steps" && element("b", { class: "head" }, heading(kind, name)),
    name === "sessions" ? bullets(tree.sessions, ({ title, goal }) => [element("b", {}, speak(title)), " ", inline(goal ?? "")]) : anything(kind, name, tree[name]));
  const paper = ({ kind, tree }) => element("div", { class: "faces", lang: data.language },
    face(kind, element("p", { class: "kind" }, data.kinds[kind].label), element("b", { class: "name" }, speak(tree.title) || said.untitled), element("p", { class: "sum" }, speak(tree.summary)),
      element("ul", { class: "facts-seen" }, facts(tree).filter(([name]) => ON_FRONT.includes(name)).map(([, name, value]) => element("li", {}, element("small", {}, name), " ", element("b", {}, value)))),
      ORDER[kind].front.map((name) => part(kind, tree, name))),
    face(kind, element("p", { class: "kind" }, speak(tree.title)), ORDER[kind].back.map((name) => part(kind, tree, name))));
  /* Which sides hold more than fits. Paper lays the rest on a second card. */
  const tooFull = (faces) => [...faces.children].some((one) => one.firstElementChild.scrollHeight > one.clientHeight + 1);

  Object.assign(form, { page, paper, tooFull, speak });
})();
