/* A plan in; a programme card of one session in YAML that passes the check of the cards out, and GitHub's page to propose it. What a reader
   typed becomes plain words: signs with a meaning in card text are taken out. Nothing here touches the page. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { data, said, cards, link, name, slug, timeline, total } = planner;
  const { layout } = globalThis.shared;
  const MOST_ADDRESS = 7_000; // letters; GitHub refuses longer ones

  const harmless = (text) => text.replace(/<(?=[a-zA-Z/!?])/g, "‹").replace(/\b(javascript|vbscript|data)\s*:/gi, "$1 ");
  const short = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);
  const line = (text, most = 120) => short(harmless(text).replace(/\s+/g, " ").trim(), most);
  /* Card text: lines become paragraphs, and none begins as a heading, quotation or list would. */
  const words = (text) => harmless(text).replace(/[`\\]/g, "’").replace(/\[/g, "(").replace(/\]/g, ")").replace(/[*_]{2,}|[*]/g, "")
    .split("\n").map((each) => each.trim().replace(/^(\d+)[.)]\s*/, "($1) ").replace(/^[-–+]\s+/, "• ").replace(/^[-#>~=+_]+\s*/, "")).filter(Boolean)
    .join("\n\n");
  const told = (text) => (data.language === "nl" ? text : { nl: text, [data.language]: text });

  /* An id that no card has, or had. */
  const id = (plan) => {
    const taken = (text) => cards.has(text) || Object.hasOwn(data.sessions, text) || Object.hasOwn(data.renamed, text);
    const base = slug(plan.title).replace(/^[^a-z]+/, "") || "bijeenkomst";
    for (let n = 1; ; n += 1) if (!taken(n > 1 ? `${base}-${n}` : base)) return n > 1 ? `${base}-${n}` : base;
  };
  const item = ({ kind, minutes, card, title, notes }) => {
    const what = kind === "card" ? { card } : { [kind === "break" ? "break" : "title"]: told(line(title) || (kind === "break" ? said.break : said.own)) };
    const how = words(notes);
    return { minutes: String(minutes), ...what, ...(how && { text: told(how) }) };
  };

  /* `own` for the maker's device: with the address from which the whole plan, names included, can be read again. */
  const yaml = (plan, own = true) => {
    const title = line(name(plan)), goal = words(plan.goal) || said.yaml.goal, place = line(plan.place);
    const before = timeline({ ...plan, date: "", blocks: plan.blocks.map((block) => ({ ...block, who: "" })) });
    const session = {
      id: "bijeenkomst",
      title: told(title),
      ...(plan.date && { date: plan.date }),
      start: plan.start,
      ...(place && { place: told(place) }),
      minutes: String(total(plan)),
      goal: told(goal),
      agenda: plan.blocks.map(item),
      ...(before.length && { prepare: before.map(({ when, what, who }) => ({ when: told(line(when)), what: told(words(what)), who: told(line(who)) })) }),
    };
    const card = {
      status: "draft",
      version: "1",
      ...(data.language !== "nl" && { translated: { [data.language]: "1" } }),
      ...(plan.people && { group: { min: String(plan.people), max: String(plan.people) } }),
      licence: "CC-BY-SA-4.0",
      title: told(title),
      summary: told(line(plan.goal, 240) || said.yaml.summary),
      what: told(goal),
      sessions: [session],
    };
    const head = ["# yaml-language-server: $schema=../.schema/programme.schema.json", `# ${said.yaml.made}`, ...(own ? [`# ${link(plan)}`] : []), ""];
    return layout(card, data.programme, data.languages, { head });
  };
  /* GitHub's page for a new file, filled in; empty without a repository, or when GitHub would refuse so long an address. */
  const proposal = (plan) => {
    if (!data.newFile) return "";
    const address = `${data.newFile}?${new URLSearchParams({ filename: `${data.folder}${id(plan)}.yml`, value: yaml(plan, false) })}`;
    return address.length > MOST_ADDRESS ? "" : address;
  };

  Object.assign(planner, { yaml, yamlId: id, proposal });
})();
