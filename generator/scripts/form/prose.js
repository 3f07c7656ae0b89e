/* Card text in; its blocks and words, the cards and sources that it names, and what may not stand in it, out. generator/prose.py and faults.py
   are the same in Python, on a whole Markdown parser; here is as much of one as card text needs. Nothing here touches the page. */
(() => {
  "use strict";
  const form = (globalThis.form ??= {});
  const ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*", SOURCE = "[a-z0-9]+(?:-[a-z0-9]+)*";
  const CARD_LINK = String.raw`\[\[(?<card>${ID})(?:\|(?<text>[^\[\]|]+))?\]\]`, CITATION = String.raw`\[@(?<source>${SOURCE})\]`;
  const REFERENCE = `${CARD_LINK}|${CITATION}`;
  const MARKUP = /[\\`*_[<\n]/, MOST_SIGNS = 200;
  const TAG = /<[a-zA-Z/!?][^\s>]{0,40}/g, SCRIPT = /(?:javascript|vbscript)\s*:|data:[a-z]+\//gi;
  const HALF = /\[(?:\[|@)[^\]\s]{0,40}/g, BAD_LINK = /\]\((?=(\s*))\1(?!https?:\/\/)(?<address>[^)\s]{0,60})/gi;
  /* Without it (references left out) a text has nothing that is forbidden; the same short way as in Python, with the same outcome in odd cases. */
  const SIGN_OF_FAULT = /[`[<]|^(?!- (?!\d+[.)])\*{0,2}[^\s#>~=+*_-])(?: {4}| {0,3}(?:[#>~=]|[-+*](?:\s|(?![^]))|([-*_]) *(?:\1 *){2,}$|\d))/m;
  const squeezed = (text) => text.trim().split(/\s+/).join(" ");
  const named = ({ card, text, source }) => (card ? { type: "card", card, text: text ? squeezed(text) : "" } : { type: "citation", source });

  /* ---- Words ---- */
  const isSpace = (char) => !char || /\s/.test(char);
  const isSign = (char) => Boolean(char) && /[\p{P}\p{S}]/u.test(char);
  const referenceAt = (text, at) => {
    const pattern = new RegExp(REFERENCE, "y");
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const codeAt = (text, at) => {
    const [run] = /^`+/.exec(text.slice(at));
    for (const found of text.slice(at + run.length).matchAll(/`+/g)) if (found[0].length === run.length) return { run, inside: text.slice(at + run.length, at + run.length + found.index) };
    return { run };
  };
  /* `[words](address)` from its first bracket; null when it is none. Its words hold no other link. */
  const linkAt = (text, at) => {
    let level = 1, i = at + 1;
    for (; i < text.length; i += 1) {
      if (text[i] === "\\") i += 1;
      else if (text[i] === "`") {
        const { run, inside } = codeAt(text, i);
        i += run.length - 1 + (inside === undefined ? 0 : inside.length + run.length);
      } else if (text[i] === "[") {
        if (referenceAt(text, i) || linkAt(text, i)) return null;
        level += 1;
      } else if (text[i] === "]" && (level -= 1) === 0) break;
    }
    const target = /^\]\(\s*((?:\\.|\((?:\\.|[^\s()\\])*\)|[^\s()\\<])(?:\\.|\((?:\\.|[^\s()\\])*\)|[^\s()\\])*)(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)/.exec(text.slice(i));
    if (!target || /^(?:javascript|vbscript|file|data):/i.test(target[1])) return null;
    return { words: text.slice(at + 1, i), address: target[1].replace(/\\([!-/:-@[-`{-~])/g, "$1"), end: i + target[0].length };
  };
  const inline = (text) => {
    const parts = []; // words, references, and runs of * and _ that may become emphasis
    const add = (words) => {
      if (parts.at(-1)?.type === "words") parts.at(-1).text += words;
      else parts.push({ type: "words", text: words });
    };
    for (let i = 0; i < text.length;) {
      const char = text[i];
      const found = char === "[" && referenceAt(text, i), link = char === "[" && !found && linkAt(text, i);
      if (char === "\\" && /[!-/:-@[-`{-~\n]/.test(text[i + 1] ?? "")) {
        add(text[i + 1] === "\n" ? " " : text[i + 1]);
        i += 2;
      } else if (char === "`") {
        const { run, inside } = codeAt(text, i);
        if (inside === undefined) add(run);
        else parts.push({ type: "code", text: inside.replace(/\n/g, " ").replace(/^ (.*[^ ].*) $/, "$1") });
        i += run.length + (inside === undefined ? 0 : inside.length + run.length);
      } else if (found) {
        parts.push(named(found.groups));
        i += found[0].length;
      } else if (link) {
        parts.push({ type: "link", address: link.address, inside: inline(link.words) });
        i = link.end;
      } else if (char === "*" || char === "_") {
        const [run] = /^(?:\*+|_+)/.exec(text.slice(i)), before = text[i - 1], after = text[i + run.length];
        const left = !isSpace(after) && (!isSign(after) || isSpace(before) || isSign(before));
        const right = !isSpace(before) && (!isSign(before) || isSpace(after) || isSign(after));
        parts.push({
          type: "run", char, n: run.length, size: run.length,
          opens: char === "*" ? left : left && (!right || isSign(before)), closes: char === "*" ? right : right && (!left || isSign(after)),
        });
        i += run.length;
      } else {
        const [words] = /^(?:\n *|[^\\`*_[\n]+|.)/su.exec(text.slice(i));
        add(words.startsWith("\n") ? " " : words);
        i += words.length;
      }
    }
    return emphasised(parts);
  };
  const emphasised = (parts) => {
    for (let end = 0; end < parts.length; end += 1) {
      const close = parts[end];
      if (close.type !== "run" || !close.closes) continue;
      for (let start = end - 1; start >= 0 && close.n; start -= 1) {
        const open = parts[start];
        if (open.type !== "run" || open.char !== close.char || !open.opens || !open.n) continue;
        if ((open.closes || close.opens) && (open.size + close.size) % 3 === 0 && (open.size % 3 || close.size % 3)) continue;
        const take = open.n > 1 && close.n > 1 ? 2 : 1;
        open.n -= take;
        close.n -= take;
        const made = { type: "emphasis", strong: take === 2, inside: parts.slice(start + 1, end) };
        parts.splice(start + 1, end - start - 1, made);
        end = start + 2;
        start += 1;
      }
    }
    const plain = (part) => (part.type === "run" ? [{ type: "words", text: part.char.repeat(part.n) }] : part.type === "emphasis" ? [{ ...part, inside: part.inside.flatMap(plain) }] : [part]);
    return parts.flatMap(plain).reduce((all, part) => { // neighbouring words become one
      if (part.type === "words" && !part.text) return all;
      if (part.type === "words" && all.at(-1)?.type === "words") return [...all.slice(0, -1), { type: "words", text: all.at(-1).text + part.text }];
      return [...all, part];
    }, []);
  };

  /* ---- Blocks ---- */
  const BULLET = /^([-+*])(?:( +)(.*))?$/, NUMBER = /^(\d{1,9})([.)])(?:( +)(.*))?$/;
  const RULE = /^([-*_])(?: *\1){2,} *$/, FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/, HEADING = /^#{1,6}(?: |$)/, UNDERLINE = /^(?:=+|-+) *$/;
  const indentOf = (line) => line.length - line.trimStart().length;
  const marker = (line) => {
    const rest = line.trimStart(), indent = indentOf(line), bullet = BULLET.exec(rest), number = NUMBER.exec(rest);
    if (indent > 3 || RULE.test(rest) || !(bullet || number)) return null;
    const [mark, spaces = "", words = ""] = bullet ? [bullet[1], bullet[2], bullet[3]] : [number[1] + number[2], number[3], number[4]];
    const empty = !words.trim();
    return { kind: bullet ? bullet[1] : number[2], ordered: !bullet, first: bullet ? 1 : Number(number[1]), empty, offset: indent + mark.length + (empty || spaces.length > 4 ? 1 : spaces.length) };
  };
  const begins = (line) => { // a block that may come right after a paragraph's line
    const rest = line.trimStart();
    if (indentOf(line) > 3) return false;
    const item = marker(line);
    return Boolean((item && !item.empty && item.first === 1) || rest.startsWith(">") || FENCE.test(rest) || HEADING.test(rest) || RULE.test(rest));
  };
  const listAt = (lines, whole, at, bad, depth) => {
    const { kind, ordered, first } = marker(lines[at]), items = [];
    if (depth || (ordered && first !== 1)) bad(whole[at]);
    let i = at;
    while (i < lines.length) {
      const item = marker(lines[i]);
      if (!item || item.kind !== kind) break;
      const own = [lines[i].slice(item.offset)], from = i;
      for (i += 1; i < lines.length; i += 1) {
        const line = lines[i];
        if (!line.trim()) {
          if (own.length === 1 && !own[0].trim()) break;
          own.push("");
        } else if (indentOf(line) >= item.offset) own.push(line.slice(item.offset));
        else if (own.at(-1).trim() && !begins(line) && !marker(line) && !begins(own.at(-1).replace(/^ *(?:[-+*]|\d+[.)]) +/, ""))) own.push(`    ${line.trimStart()}`);
        else break;
      }
      while (own.length > 1 && !own.at(-1)) own.pop();
      items.push(...blocks(own, bad, depth + 1, whole.slice(from)).flatMap((block) => block.items ?? [block.words]));
      while (i < lines.length && !lines[i].trim()) i += 1;
    }
    return [{ ordered, items }, i];
  };
  /* `whole` are the same lines as they stand in the text, to point at. */
  const blocks = (lines, bad, depth = 0, whole = lines) => {
    const made = [];
    let open = [], opened = 0;
    const close = () => {
      if (open.length) made.push({ words: inline(open.join("\n").trimEnd()) });
      open = [];
    };
    for (let i = 0; i < lines.length;) {
      const line = lines[i], rest = line.trimStart(), indent = indentOf(line);
      if (!rest) close();
      else if (open.length && indent <= 3 && UNDERLINE.test(rest)) {
        bad(whole[opened]);
        close();
      } else if (open.length ? !begins(line) : indent <= 3 && !begins(line) && !marker(line)) {
        if (!open.length) opened = i;
        open.push(rest);
      } else if (indent > 3) {
        bad(whole[i]);
        close();
        const from = i;
        while (i + 1 < lines.length && (!lines[i + 1].trim() || indentOf(lines[i + 1]) > 3)) i += 1;
        made.push({ words: [{ type: "raw", text: lines.slice(from, i + 1).join(" ").trim() }] });
      } else if (FENCE.test(rest)) {
        close();
        bad(whole[i]);
        const [fence] = /^(?:`+|~+)/.exec(rest);
        while (i + 1 < lines.length && !(lines[i + 1].trim().startsWith(fence) && /^(?:`+|~+)$/.test(lines[i + 1].trim()))) i += 1;
        i += 1;
      } else if (marker(line) && !RULE.test(rest)) {
        close();
        const [list, next] = listAt(lines, whole, i, bad, depth);
        made.push(list);
        i = next;
        continue;
      } else {
        close();
        bad(whole[i]);
        while (rest.startsWith(">") && lines[i + 1]?.trimStart().startsWith(">")) i += 1;
        if (!RULE.test(rest)) made.push({ words: inline(rest.replace(/^(?:#+|>)\s*/, "")) });
      }
      i += 1;
    }
    close();
    return made;
  };

  const isCrowded = (text) => (text.match(/[[*_`\\]/g) ?? []).length > MOST_SIGNS;
  const parse = (text, bad = () => {}) => {
    if (!MARKUP.test(text) || isCrowded(text)) return [{ words: [{ type: "words", text }] }];
    return text.includes("\n") ? blocks(text.split("\n"), bad) : [{ words: inline(text) }];
  };
  const walk = (words, see) => words.forEach((part) => {
    see(part);
    if (part.inside) walk(part.inside, see);
  });
  const everyWord = (text, see, bad) => parse(text, bad).forEach((block) => (block.items ?? [block.words]).forEach((words) => walk(words, see)));

  const references = (text) => {
    if (!/\[\[|\[@/.test(text)) return [];
    if (!/[`\\]|\]\(/.test(text)) return [...text.matchAll(new RegExp(REFERENCE, "g"))].map(({ groups }) => named(groups));
    const found = [];
    everyWord(text, (part) => { if (part.type === "card" || part.type === "citation") found.push(part); });
    return found;
  };
  const distinct = (found) => [...new Map(found.map((fault) => [`${fault.code} ${fault.piece}`, fault])).values()];
  const faults = (text) => {
    const script = text.includes(":") && text.search(SCRIPT) >= 0, found = [];
    const say = (code, piece) => found.push({ code, piece });
    const every = (code, pattern, within = text) => { for (const [piece] of within.matchAll(pattern)) say(code, piece); };
    if (!(script || MARKUP.test(text))) return [];
    if (!(script || /\\|!\[|\]\(/.test(text) || isCrowded(text) || SIGN_OF_FAULT.test(text.replace(new RegExp(REFERENCE, "g"), "x")))) return [];
    if (isCrowded(text)) return [{ code: "niet-in-kaarttekst", piece: /[[*_`\\]{2,40}/.exec(text)?.[0] ?? text[0] }];
    every("html-in-tekst", TAG);
    every("onveilige-link", SCRIPT, text.replace(BAD_LINK, ""));
    every("niet-in-kaarttekst", /!\[/g);
    if (!text.includes("![")) for (const link of text.matchAll(BAD_LINK)) say("onveilige-link", link.groups.address || link[0]);
    const see = (part) => {
      if (part.type === "code") say("niet-in-kaarttekst", `\`${part.text}`);
      if (part.type === "link" && !/^https?:\/\/[^\s<>"'`{}|\\^]+$/.test(part.address)) say("onveilige-link", part.address);
      if (part.type === "words") every("foute-verwijzing", HALF, part.text);
    };
    everyWord(text, see, (line) => say("niet-in-kaarttekst", [...line.trim()].slice(0, 40).join("")));
    return distinct(found);
  };
  const lineFaults = (text) => distinct([
    ...[...text.matchAll(TAG)].map(([piece]) => ({ code: "html-in-tekst", piece })),
    ...[...text.matchAll(SCRIPT)].map(([piece]) => ({ code: "onveilige-link", piece })),
  ]);

  Object.assign(form, { ID, SOURCE, parse, references, faults, lineFaults });
})();
