/* A plan in; JSON, Markdown, plain text and a calendar event out; and the other way round: a file in, a plan out. Each but JSON carries the
   plan's own address, which is what is read again. Nothing here touches the page. */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { data, said, fill, clean, read, write, rows, materials, timeline, headline, total, VERSION } = planner;

  /* Where others find this plan: on the published site, also when this one was opened from a folder. */
  const link = (plan) => `${location.protocol === "file:" && data.address ? data.address : location.href.split(/[?#]/)[0]}#${write(plan)}`;
  const name = (plan) => plan.title.trim() || said.untitled;
  const minutes = (n) => fill(said.minutes, { n });
  const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 50).replace(/-+$/, "");
  const fileName = (plan) => [slug(name(plan)) || "bijeenkomst", plan.date].filter(Boolean).join("-");

  const json = (plan) => `${JSON.stringify({ kind: "session", version: Number(VERSION), plan: { ...plan, blocks: plan.blocks.map(({ key, ...block }) => block) } }, null, 2)}\n`;

  /* What both a mail and a document say, part by part. */
  const dated = ({ when, date }) => (date ? `${when} (${date})` : when);
  const outline = (plan) => {
    const parts = [{ is: "title", text: name(plan) }, { is: "text", text: headline(plan) }];
    if (plan.goal.trim()) parts.push({ is: "text", text: `${said.fields.goal}: ${plan.goal.trim()}` });
    parts.push({ is: "heading", text: said.agenda }, { is: "agenda", rows: rows(plan) });
    const things = materials(plan);
    if (things.length) parts.push({ is: "heading", text: said.materials });
    for (const { label, items } of things) parts.push({ is: "list", title: label, items: items.map(({ text, amount }) => [amount, text].filter(Boolean).join(" ")) });
    const before = timeline(plan);
    if (before.length) parts.push({ is: "heading", text: said.preparation }, { is: "list", items: before.map((each) => `${dated(each)}: ${each.what} (${each.who})`) });
    return parts;
  };
  const labels = ({ title, short, block }) => {
    const more = [minutes(block.minutes), short && said.short, block.groups > 1 && fill(said.in_groups, { n: block.groups }), block.who.trim() && `${said.who}: ${block.who.trim()}`];
    return `${title} (${more.filter(Boolean).join(", ")})`;
  };
  const written = (plan, { title, heading, text, row, note, step, item, close }) => outline(plan).flatMap((part) => {
    if (part.is === "title") return [title(part.text), ""];
    if (part.is === "heading") return [heading(part.text), ""];
    if (part.is === "text") return [text(part.text), ""];
    if (part.is === "list") return [...(part.title ? [text(part.title), ""] : []), ...part.items.map(item), ""];
    return [...part.rows.flatMap((each) => [
      row(each.clock, each.end, labels(each)),
      ...each.block.notes.trim().split("\n").filter((line) => line.trim()).map(note),
      ...each.steps.map((one) => step(one.clock, one.title)),
    ]), ""];
  }).concat(close, "").join("\n");

  const escaped = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\n/g, " ");
  const markdown = (plan) => written(plan, {
    title: (text) => `# ${escaped(text)}`,
    heading: (text) => `## ${escaped(text)}`,
    text: escaped,
    row: (from, to, text) => `- **${from}–${to}** ${escaped(text)}`,
    note: (line) => `  ${escaped(line.trim()).replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[-+=]/, "\\$&")}  `,
    step: (clock, text) => `  - ${clock} ${escaped(text)}`,
    item: (text) => `- ${escaped(text)}`,
    close: `[${said.open_here}](${link(plan)})`,
  });
  const text = (plan) => written(plan, {
    title: (line) => line.toUpperCase(),
    heading: (line) => `${line}\n${"-".repeat([...line].length)}`,
    text: (line) => line,
    row: (from, to, line) => `${from}–${to}  ${line}`,
    note: (line) => `             ${line.trim()}`,
    step: (clock, line) => `             ${clock} ${line}`,
    item: (line) => `- ${line}`,
    close: `${said.open_here}: ${link(plan)}`,
  });

  /* RFC 5545: what has a meaning is escaped, long lines go on after a space, and no letter is cut in two. */
  const value = (line) => line.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const folded = (line) => {
    const size = (letter) => new TextEncoder().encode(letter).length;
    let octets = 0;
    return [...line].map((letter) => {
      const cut = octets + size(letter) > 75;
      octets = (cut ? 1 : octets) + size(letter);
      return cut ? `\r\n ${letter}` : letter;
    }).join("");
  };
  const stamp = (when) => when.toISOString().replace(/[-:]|\.\d+/g, "");
  const calendar = (plan, id, now = new Date()) => {
    const [hours, mins] = plan.start.split(":").map(Number);
    const begin = new Date(`${plan.date}T00:00:00Z`);
    begin.setUTCMinutes(hours * 60 + mins);
    const local = (minutesLater) => stamp(new Date(begin.getTime() + minutesLater * 60_000)).slice(0, -1);
    const about = [plan.goal.trim(), ...rows(plan).map((row) => `${row.clock} ${row.title}`), "", `${said.open_here}: ${link(plan)}`];
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//methodekaarten//${data.language.toUpperCase()}`, "CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...data.zone.lines,
      "BEGIN:VEVENT", `UID:${id}@methodekaarten.invalid`, `DTSTAMP:${stamp(now)}`,
      `DTSTART;TZID=${data.zone.name}:${local(0)}`, `DTEND;TZID=${data.zone.name}:${local(total(plan) || 60)}`,
      `SUMMARY:${value(name(plan))}`, ...(plan.place.trim() ? [`LOCATION:${value(plan.place.trim())}`] : []),
      `DESCRIPTION:${value(about.join("\n").trim())}`, `URL:${link(plan)}`, "END:VEVENT", "END:VCALENDAR", "",
    ].map(folded).join("\r\n");
  };

  /* The plan in any text that this page made, or null. */
  const parse = (content) => {
    const whole = content.includes("BEGIN:VCALENDAR") ? content.replace(/\r?\n[ \t]/g, "") : content;
    try {
      const made = JSON.parse(whole);
      if (made?.kind === "session" && made.plan && typeof made.plan === "object") return clean(made.plan, String(made.version) === VERSION ? [] : [said.dropped_version]);
    } catch { /* no JSON: then it holds an address */ }
    // What other programs saved anew may hold it twice, once cut short.
    const found = [...whole.matchAll(/#(v=\d+&[^\s"'<>()[\]\\]*)/g)].map(([, text]) => text);
    return found.length ? read(found.find((text) => text.includes("&einde")) ?? found[0]) : null;
  };

  Object.assign(planner, { link, name, slug, fileName, dated, outline, labels, json, markdown, text, calendar, parse });
})();
