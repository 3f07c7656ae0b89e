/* A plan in; the ways out of the page: address, QR code, files, a proposal on GitHub; and the way in: a file or text that one of them made. */
(() => {
  "use strict";
  const { planner, qr } = globalThis;
  const { data, said, one, all, element, put, say, fill, save, link, fileName, parse, MOST_MINUTES } = planner;

  const FILES = {
    json: { type: "application/json", end: "json", make: planner.json },
    markdown: { type: "text/markdown;charset=utf-8", end: "md", make: planner.markdown },
    text: { type: "text/plain;charset=utf-8", end: "txt", make: planner.text },
    calendar: { type: "text/calendar;charset=utf-8", end: "ics", make: (plan, id) => planner.calendar(plan, id) },
    docx: { type: "", end: "docx", make: planner.docx },
    yaml: { type: "application/yaml", end: "yml", make: (plan) => planner.yaml(plan) },
  };
  const page = (address) => address + (location.protocol === "file:" ? "index.html" : "");
  const copied = async (text, field) => {
    try {
      await navigator.clipboard.writeText(text);
      say(said.copied);
    } catch {
      if (field) field.select();
      say(field ? said.copy_hand : said.not_copied);
    }
  };

  planner.ways = ({ plan, id, open }) => {
    const field = one("[data-address]"), picture = one("[data-qr]"), told = one("[data-told]");
    const tell = (text) => {
      put(told, text);
      told.hidden = !text;
    };
    const needs = (name) => {
      if (!plan().blocks.length) return said.needs_blocks;
      if (planner.total(plan()) > MOST_MINUTES) return said.needs_day;
      return name === "calendar" && !plan().date ? said.needs_date : "";
    };
    for (const button of all("[data-save]")) {
      const { type, end, make } = FILES[button.dataset.save];
      button.addEventListener("click", () => {
        const missing = needs(button.dataset.save);
        tell(missing);
        if (missing) return;
        const file = end === "yml" ? planner.yamlId(plan()) : fileName(plan());
        save(make(plan(), id()), `${file}.${end}`, type);
        say(fill(said.saved, { file: `${file}.${end}` }));
      });
    }
    one("[data-copy]").addEventListener("click", () => copied(field.value, field));
    one("[data-copy-text]").addEventListener("click", () => copied(planner.text(plan()), null));
    field.addEventListener("focus", () => field.select());

    const make = async (name, content) => {
      const found = parse(content);
      if (!found) {
        tell(fill(said.unreadable, { name }));
        return;
      }
      tell(fill(said.opened, { name }));
      open(found);
    };
    one("[data-open]").addEventListener("change", async ({ target }) => {
      const [file] = target.files;
      if (!file) return;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const packed = bytes[0] === 0x50 && bytes[1] === 0x4b; // PK: a ZIP, as .docx is
      await make(file.name, packed ? await planner.unzipped(bytes) : new TextDecoder().decode(bytes));
      target.value = "";
    });
    one("[data-paste-go]").addEventListener("click", () => make(said.pasted, one("[data-paste]").value));

    const github = one("[data-github]"), deck = one("[data-deck]"), cut = one("[data-cut]"), handouts = one("[data-handouts]");
    return () => {
      const now = plan(), address = link(now);
      setTimeout(() => { // after what the reader sees at once
        if (plan() !== now) return;
        if (field.value !== address) {
          field.value = address;
          const rows = one("[data-qr-box]").open ? qr.rows(address) : null;
          picture.replaceChildren(...(rows ? [qr.picture(rows, said.qr)] : [said.qr_long]));
        }
      });
      const fine = !needs(""), proposal = fine ? planner.proposal(now) : "";
      github.hidden = !proposal;
      if (proposal) github.href = proposal;
      one("[data-github-long]").hidden = !data.newFile || !fine || Boolean(proposal);
      const ids = [...new Set(now.blocks.map(({ card }) => card).filter(Boolean))];
      deck.hidden = !data.print;
      if (data.print) deck.href = page(data.print);
      cut.hidden = !ids.length;
      cut.href = page(data.cut) + globalThis.selection.address(ids);
      const files = ids.filter((card) => planner.cards.get(card).handout);
      handouts.hidden = !files.length;
      one("ul", handouts).replaceChildren(...files.map((card) => element("li", {}, element("a", { href: `${data.root}${planner.cards.get(card).handout}` }, planner.cards.get(card).title))));
    };
  };
})();
