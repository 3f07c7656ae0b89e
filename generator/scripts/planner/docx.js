/* A plan in; a Word document (ECMA-376, in a ZIP without compression) out; and the bytes of one in, the text inside it out. What is the same in
   every document comes with the data (render/word.py). */
(() => {
  "use strict";
  const planner = globalThis.planner;
  const { data, said, fill, name, outline, labels, link } = planner;
  const encoder = new TextEncoder();
  const MOST_LINK = 2_000; // letters; Office finds fault with a document that has a longer one
  const TIME = 1900, WHAT = 7738; // widths of the columns, in twentieths of a point: together what A4 leaves between its margins

  const xml = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const run = (text, bold) => `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
  /* The whole address as text that is not shown. Other programs change links, and refuse long ones; such text they leave as it is. */
  const kept = (text) => `<w:r><w:rPr><w:noProof/><w:vanish/></w:rPr><w:t>${xml(text)} </w:t></w:r>`;
  const paragraph = (inside, style = "Normal") => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;
  const cell = (width, inside) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
  const row = (time, what, head = "") => `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cell(TIME, time)}${cell(WHAT, what)}</w:tr>`;
  const agenda = (rows) => {
    const lines = rows.map((each) => row(paragraph(run(`${each.clock}–${each.end}`, true)), [
      paragraph(run(labels(each), true)),
      ...each.block.notes.trim().split("\n").filter((line) => line.trim()).map((line) => paragraph(run(line.trim()))),
      ...each.steps.map((step) => paragraph(run(`${step.clock}  ${step.title}`))),
    ].join("")));
    const edges = ["top", "bottom", "insideH"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`).join("");
    return `<w:tbl><w:tblPr><w:tblW w:w="${TIME + WHAT}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>`
      + `<w:tblGrid><w:gridCol w:w="${TIME}"/><w:gridCol w:w="${WHAT}"/></w:tblGrid>`
      + row(paragraph(run(said.time, true)), paragraph(run(said.what, true)), "<w:tblHeader/>") + `${lines.join("")}</w:tbl>`;
  };
  const body = (plan) => outline(plan).map((part) => {
    if (part.is === "title") return paragraph(run(part.text), "Title");
    if (part.is === "heading") return paragraph(run(part.text), "Heading1");
    if (part.is === "text") return paragraph(run(part.text));
    if (part.is === "list") return (part.title ? paragraph(run(part.title), "Heading2") : "") + part.items.map((text) => paragraph(run(text), "ListBullet")).join("");
    return part.rows.length ? agenda(part.rows) : "";
  }).join("") + paragraph(`${kept(link(plan))}<w:hyperlink r:id="rPlan"><w:r><w:rPr><w:color w:val="1A5FD0"/><w:u w:val="single"/></w:rPr><w:t>${xml(said.open_here)}</w:t></w:r></w:hyperlink>`);

  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';
  const parts = (plan) => {
    const { head, names, ...same } = data.word, whole = link(plan);
    const facts = { title: xml(name(plan)), link: xml(whole.length > MOST_LINK ? whole.split("#")[0] : whole) };
    const made = Object.entries(same).map(([path, text]) => [path, fill(text, facts)]);
    return Object.fromEntries([...made, ["word/document.xml", `${head}<w:document ${names}><w:body>${body(plan)}${page}</w:body></w:document>`]]);
  };

  const TABLE = Uint32Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1), n));
  const checksum = (bytes) => (bytes.reduce((c, byte) => TABLE[(c ^ byte) & 255] ^ (c >>> 8), -1) ^ -1) >>> 0;
  const numbers = (...pairs) => pairs.flatMap(([n, size]) => Array.from({ length: size }, (_, i) => (n >>> (8 * i)) & 255));
  const FIRST_DAY = 0x21; // 1 January 1980, as ZIP counts
  const zip = (files) => {
    const whole = [], directory = [];
    let place = 0;
    for (const [name, text] of Object.entries(files)) {
      const path = encoder.encode(name), content = encoder.encode(text);
      const facts = numbers([20, 2], [0x800, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [checksum(content), 4], [content.length, 4], [content.length, 4], [path.length, 2], [0, 2]);
      const local = Uint8Array.from([...numbers([0x04034b50, 4]), ...facts]);
      directory.push(Uint8Array.from([...numbers([0x02014b50, 4], [20, 2]), ...facts, ...numbers([0, 2], [0, 2], [0, 2], [0, 4], [place, 4])]), path);
      whole.push(local, path, content);
      place += local.length + path.length + content.length;
    }
    const size = directory.reduce((sum, { length }) => sum + length, 0), count = directory.length / 2;
    return new Blob([...whole, ...directory, Uint8Array.from(numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [place, 4], [0, 2]))],
      { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  };

  /* The text of every file in a ZIP, also one that Word or LibreOffice saved again, with compression. */
  const unzipped = async (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), found = [];
    for (let i = 0; i + 46 < bytes.length; i += 1) {
      if (view.getUint32(i, true) !== 0x02014b50) continue;
      const method = view.getUint16(i + 10, true), size = view.getUint32(i + 20, true), local = view.getUint32(i + 42, true);
      if (local + 30 > bytes.length) continue;
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const content = new Blob([bytes.slice(from, from + size)]);
      const stream = method === 8 ? content.stream().pipeThrough(new DecompressionStream("deflate-raw")) : content.stream();
      found.push(await new Response(stream).text().catch(() => ""));
    }
    const text = found.join("\n");
    return `${text.replace(/<[^>]*>/g, "")}\n${text}`; // first as it reads: a program may have put tags in the middle of the address
  };

  Object.assign(planner, { docx: (plan) => zip(parts(plan)), unzipped });
})();
