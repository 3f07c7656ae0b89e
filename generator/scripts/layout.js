/* A tree of texts, lists and records, what a card of its kind holds, and the comments of its file in; the YAML that `methodekaarten fmt` would
   write out. generator/layout/ is the same in Python, and a test holds the two equal, letter for letter. Nothing here touches the page. */
(() => {
  "use strict";
  const WIDTH = 140, WIDE = 160;
  const FIRST = new Set("-?:,[]{}#&*!|>'\"%@`=~<"), IN_FLOW = /[,[\]{}:?#&*!|>'"%@`]/;
  const TYPED = [
    /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|null|Null|NULL)$/,
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/,
    /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
    /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]| +)\d\d?:\d\d:\d\d(?:\.\d*)?(?: *(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  ]; // what some readers of YAML take for yes or no, a number or a date
  const width = (text) => [...text].length; // letters, of which one may be two of JavaScript's
  const room = (indent) => " ".repeat(indent);
  const isText = (value) => typeof value === "string";
  const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  const said = (value, plan) => {
    const text = value.normalize("NFC");
    if (plan?.type !== "text") return text;
    return plan.prose ? text.trim() : text.trim().split(/\s+/).join(" ");
  };
  /* What stands below a name or number in a place. */
  const inside = (plan, name) => {
    if (plan?.type === "record") return plan.fields.find((field) => field.name === name);
    return plan?.type === "text" ? plan : plan?.of;
  };

  const isPlain = (value, flow) => value !== "null" && !/^\d+(?::\d\d)+$/.test(value) && value === value.trim() && !FIRST.has(value[0])
    && !/: |:$| #|[\n\r]|^(?:---|\.\.\.)/.test(value) && !(flow && IN_FLOW.test(value));
  const scalar = (raw, plan, flow = false) => {
    const value = said(raw, plan);
    const forPeople = plan?.type === "text" || plan?.type === "line";
    if (value && isPlain(value, flow) && !(forPeople && TYPED.some((pattern) => pattern.test(value)))) return value;
    return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
  };
  const folded = (lines, indent) => lines.flatMap((line, number) => {
    const made = number ? [""] : [];
    if (!line) return made;
    let piece = "";
    for (const word of line.replace(/([^ ]) (?=[^ ])/g, "$1\n").split("\n")) {
      if (piece && indent + width(piece) + 1 + width(word) > WIDTH) {
        made.push(room(indent) + piece);
        piece = "";
      }
      piece += piece ? ` ${word}` : word;
    }
    return [...made, room(indent) + piece];
  });
  /* A text below its name: as it is when it has lines, folded when it is long. */
  const block = (key, raw, plan, indent) => {
    const value = said(raw, plan), lines = value.split("\n"), below = indent + 2;
    if (value.includes("\r") || value !== value.trim() || !value || (lines.length > 1 && plan?.type !== "text")) return [`${key} ${scalar(value, plan)}`];
    const fits = lines.every((line) => width(line) <= WIDE);
    if (lines.length > 1 && (fits || lines.some((line) => line.startsWith(" ") || line.endsWith(" ")))) return [`${key} |`, ...lines.map((line) => line && room(below) + line)];
    return [`${key} >-`, ...folded(lines, below)];
  };
  const wrapped = (key, words, indent) => {
    const lines = [];
    let line = `${key} [`;
    words.forEach((word, number) => {
      const piece = word + (number === words.length - 1 ? "]" : ",");
      if (line.trimEnd() !== `${key} [` && width(line) + 1 + width(piece) > WIDTH) {
        lines.push(line);
        line = room(indent + 2) + piece;
      } else line += line.endsWith("[") ? piece : ` ${piece}`;
    });
    return [...lines, line];
  };
  const isSmall = (value) => (Array.isArray(value) ? value.every((item) => isSmall(item) && !(isText(item) && item.includes("\n"))) : isText(value) || !Object.keys(value).length);

  /* `fields` as blueprint.py gives them; `comments` as {head, tail, above, behind}, of which the last two have lines by place. */
  const layout = (tree, fields, languages, comments = {}) => {
    const above = new Map(comments.above), behind = new Map(comments.behind);
    const ordered = (record, plan) => {
      const order = [...(plan?.fields ?? []).map(({ name }) => name), ...languages, ...Object.keys(record)];
      return Object.keys(record).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    };
    const taken = (from, place) => {
      const found = from.get(place) ?? [];
      from.delete(place);
      return found;
    };
    const within = (place, ...maps) => maps.flatMap((map) => [...map.keys()]).filter((key) => key === place || key.startsWith(`${place}/`));
    const own = (place, indent) => [...taken(above, place), ...taken(behind, place)].map((line) => line && room(indent) + line);
    const deep = (place, indent) => within(place, above, behind).flatMap((key) => own(key, indent)).filter(Boolean);
    const commented = (place, line, indent) => {
      const ends = within(place, behind).flatMap((key) => taken(behind, key));
      const before = [...own(place, indent), ...deep(place, indent)];
      return ends.length === 1 ? [...before, `${line}  ${ends[0]}`] : [...before, ...ends.map((end) => room(indent) + end), line];
    };

    const flow = (value, plan) => {
      if (Array.isArray(value)) return `[${value.map((item) => flow(item, inside(plan))).join(", ")}]`;
      if (isText(value)) return scalar(value, plan, true);
      const parts = ordered(value, plan).map((name) => `${scalar(name, null, true)}: ${flow(value[name], inside(plan, name))}`);
      return `{${parts.join(", ")}}`;
    };
    /* A value as it stands behind its name; null when it needs lines of its own. */
    const behindName = (value, plan, column) => {
      if (isText(value)) {
        const line = scalar(value, plan);
        return !said(value, plan).includes("\n") && column + width(line) <= WIDTH ? line : null;
      }
      const parts = Object.values(value);
      if (isRecord(value) && parts.length && !plan?.flow) {
        if (!parts.every((item) => isText(item) && !said(item, plan?.type === "text" ? plan : plan?.of).includes("\n")) || plan?.prose || plan?.fields || !plan) return null;
      } else if (Array.isArray(value) && value.length && (!isSmall(value) || inside(plan)?.type === "text")) return null;
      if (plan?.flow && !parts.every(isText)) return null;
      const line = flow(value, plan);
      return column + width(line) <= WIDTH ? line : null;
    };
    const items = (list, plan, place, indent) => list.flatMap((item, number) => {
      const here = `${place}/${number}`, inner = inside(plan), dash = `${room(indent)}- `;
      if (isRecord(item) && (Object.keys(item).length || inner?.fields)) {
        const made = record(item, inner, here, indent + 2);
        if (!made.length) made.push(`${room(indent + 2)}{}`);
        const first = made.findIndex((line) => line && !line.trimStart().startsWith("#"));
        const hoisted = made.slice(0, first).map((line) => line && room(indent) + line.trimStart());
        return [...own(here, indent), ...hoisted, dash + made[first].trimStart(), ...made.slice(first + 1)];
      }
      if (!isText(item)) return commented(here, dash + flow(item, inner), indent);
      const line = scalar(item, inner);
      if (!line.includes("\n") && width(dash + line) <= WIDTH) return commented(here, dash + line, indent);
      return [...own(here, indent), ...block(`${room(indent)}-`, item, inner, indent)];
    });
    const field = (name, value, plan, place, indent) => {
      const key = `${room(indent)}${scalar(name)}:`;
      const line = behindName(value, plan, width(key) + 1);
      if (line !== null) return commented(place, line ? `${key} ${line}` : key, indent);
      const before = own(place, indent);
      if (isText(value)) return [...before, ...block(key, value, plan, indent)];
      if (isRecord(value)) return [...before, key, ...record(value, plan, place, indent + 2)];
      if (isSmall(value) && inside(plan)?.type !== "text") return [...before, ...deep(place, indent), ...wrapped(key, value.map((item) => flow(item, plan)), indent)];
      return [...before, key, ...items(value, plan, place, indent + 2)];
    };
    const record = (value, plan, place, indent) => {
      const lines = [];
      for (const name of ordered(value, plan)) {
        const inner = inside(plan, name);
        const made = field(name, value[name], inner, place ? `${place}/${name}` : name, indent);
        if (!place && lines.length && inner?.begin && lines.at(-1) && made[0]) lines.push("");
        lines.push(...made);
      }
      return lines;
    };

    const lines = [...(comments.head ?? []), ...record(tree, { type: "record", fields }, "", 0), ...(comments.tail ?? [])];
    lines.push(...[...above.values(), ...behind.values()].flat().filter(Boolean)); // what they stood at is gone; they are not
    while (lines.length && !lines.at(-1)) lines.pop();
    return `${lines.join("\n")}\n`;
  };

  Object.assign(globalThis.shared, { layout, said, inside, isText, isRecord });
})();
