/* A plan in; a programme card of one session in YAML that passes the check of the cards out, and GitHub's page to propose it. What a reader
   typed becomes plain words: signs with a meaning in card text are taken out. Nothing here touches the page. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { data, said, cards, fill, link, name, slug, timeline, total } = planner;
  const MOST_ADDRESS = 7_000; // letters; GitHub refuses longer ones

  const harmless = (text) => text.replace(/[^\P{C}\n\u200c\u200d]|[\u2800\u3164]/gu, " ").replace(/(\p{M}{8})\p{M}+/gu, "$1").replace(/<(?=[a-zA-Z/!?])/g, "‹").replace(/\b(javascript|vbscript|data)\s*:/gi, "$1 ");
  const short = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);
  const line = (text, most = 120) => short(harmless(text).replace(/\s+/g, " ").trim(), most);
  /* Card text: lines become paragraphs, and none begins as a heading, quotation or list would. */
  const words = (text) => harmless(text).replace(/[`\\]/g, "’").replace(/\[/g, "(").replace(/\]/g, ")").replace(/[*_]{2,}|[*]/g, "")
    .split("\n").map((each) => each.trim().replace(/^(\d+)[.)]\s*/, "($1) ").replace(/^[-–+]\s+/, "• ").replace(/^[-#>~=+_]+\s*/, "")).filter(Boolean)
    .join("\n\n");
  const quoted = (text) => {
    const safe = JSON.stringify(text);
    return data.language === "nl" ? safe : `{nl: ${safe}, ${data.language}: ${safe}}`;
  };

  /* An id that no card has, or had. */
  const id = (plan) => {
    const taken = (text) => cards.has(text) || Object.hasOwn(data.sessions, text) || Object.hasOwn(data.renamed, text);
    const base = slug(plan.title).replace(/^[^a-z]+/, "") || "bijeenkomst";
    for (let n = 1; ; n += 1) if (!taken(n > 1 ? `${base}-${n}` : base)) return n > 1 ? `${base}-${n}` : base;
  };
  const item = ({ kind, minutes, card, title, groups, notes }) => {
    const what = kind === "card" ? `card: ${card}` : `${kind === "break" ? "break" : "title"}: ${quoted(line(title) || (kind === "break" ? said.break : said.own))}`;
    const how = words(groups > 1 ? `${fill(said.fix.split, { n: groups })}.\n${notes}` : notes);
    return [`      - minutes: ${minutes}`, `        ${what}`, ...(how ? [`        text: ${quoted(how)}`] : [])];
  };

  /* `own` for the maker's device: with the address from which the whole plan, names included, can be read again. */
  const yaml = (plan, own = true) => {
    const title = line(name(plan)), goal = words(plan.goal) || said.yaml.goal;
    const before = timeline({ ...plan, date: "", blocks: plan.blocks.map((block) => ({ ...block, who: "" })) });
    return [
      "# yaml-language-server: $schema=../.schema/programme.schema.json",
      `# ${said.yaml.made}`,
      ...(own ? [`# ${link(plan)}`] : []),
      "status: draft",
      "version: 1",
      ...(data.language === "nl" ? [] : [`translated: {${data.language}: 1}`]),
      ...(plan.people ? [`group: {min: ${plan.people}, max: ${plan.people}}`] : []),
      "licence: CC-BY-SA-4.0",
      `title: ${quoted(title)}`,
      `summary: ${quoted(line(plan.goal, 240) || said.yaml.summary)}`,
      `what: ${quoted(goal)}`,
      "sessions:",
      "  - id: bijeenkomst",
      `    title: ${quoted(title)}`,
      ...(plan.date ? [`    date: ${plan.date}`] : []),
      `    start: "${plan.start}"`,
      ...(line(plan.place) ? [`    place: ${quoted(line(plan.place))}`] : []),
      `    minutes: ${total(plan)}`,
      `    goal: ${quoted(goal)}`,
      "    agenda:",
      ...plan.blocks.flatMap(item),
      ...(before.length ? ["    prepare:"] : []),
      ...before.flatMap(({ when, what, who }) => [`      - when: ${quoted(line(when))}`, `        what: ${quoted(words(what))}`, `        who: ${quoted(line(who))}`]),
      "",
    ].join("\n");
  };
  /* GitHub's page for a new file, filled in; empty without a repository, or when GitHub would refuse so long an address. */
  const proposal = (plan) => {
    if (!data.newFile) return "";
    const file = `${data.folder}${id(plan)}.yml`;
    const address = `${data.newFile}?${new URLSearchParams({ filename: file, value: yaml(plan, false) })}`; // a space is one letter in it
    return address.length > MOST_ADDRESS ? "" : address;
  };

  Object.assign(planner, { yaml, yamlId: id, proposal });
})();
