/* A text in; its QR code (ISO/IEC 18004, bytes, error correction L) out, as `globalThis.qr`:

   rows(text)                      rows of dark and light, or null when the text is too long to scan
   picture(rows, label, quiet)     a drawing, with so many light squares around it */
(() => {
  "use strict";
  const { element } = globalThis;
  const MOST_VERSION = 25;
  const CORRECTION = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26];
  const BLOCKS = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12];
  const LEVEL = 1; // of error correction L, in the bits that tell the format

  const times = (a, b) => {
    let product = 0;
    for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
    return product;
  };
  const divisor = (degree) => {
    const found = Array.from({ length: degree }, (_, i) => (i === degree - 1 ? 1 : 0));
    let root = 1;
    for (let i = 0; i < degree; i += 1) {
      for (let j = 0; j < degree; j += 1) found[j] = times(found[j], root) ^ (found[j + 1] ?? 0);
      root = times(root, 2);
    }
    return found;
  };
  const remainder = (bytes, by) => bytes.reduce((rest, byte) => {
    const factor = byte ^ rest[0];
    return [...rest.slice(1), 0].map((value, i) => value ^ times(by[i], factor));
  }, by.map(() => 0));

  const places = (version) => {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2, size = version * 4 + 17;
    const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - step * (count - 2 - i))];
  };
  const room = (version) => {
    let bits = (16 * version + 128) * version + 64;
    if (version >= 2) {
      const count = Math.floor(version / 7) + 2;
      bits -= (25 * count - 10) * count - 55;
      if (version >= 7) bits -= 36;
    }
    return Math.floor(bits / 8);
  };
  const capacity = (version) => room(version) - CORRECTION[version] * BLOCKS[version];

  /* All bytes in the order in which they are drawn: the blocks of the data dealt round, then their corrections. */
  const codewords = (bytes, version) => {
    const bits = [];
    const add = (value, length) => { for (let i = length - 1; i >= 0; i -= 1) bits.push((value >>> i) & 1); };
    add(4, 4);
    add(bytes.length, version < 10 ? 8 : 16);
    for (const byte of bytes) add(byte, 8);
    add(0, Math.min(4, capacity(version) * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    const all = Array.from({ length: bits.length / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0));
    for (let pad = 0xec; all.length < capacity(version); pad ^= 0xec ^ 0x11) all.push(pad);
    const count = BLOCKS[version], by = divisor(CORRECTION[version]);
    const least = Math.floor(capacity(version) / count), longer = capacity(version) % count;
    const blocks = Array.from({ length: count }, (_, i) => all.splice(0, least + (i >= count - longer ? 1 : 0)));
    const dealt = (lists) => Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, i) => lists.map((list) => list[i])).flat().filter((byte) => byte !== undefined);
    return [...dealt(blocks), ...dealt(blocks.map((block) => remainder(block, by)))];
  };

  const draw = (bytes, version) => {
    const size = version * 4 + 17;
    const rows = Array.from({ length: size }, () => Array(size).fill(null));
    const set = (x, y, dark) => { if (rows[y]?.[x] !== undefined) rows[y][x] = Boolean(dark); };
    for (let i = 0; i < size; i += 1) {
      set(6, i, i % 2 === 0);
      set(i, 6, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
      for (let dy = -4; dy <= 4; dy += 1) for (let dx = -4; dx <= 4; dx += 1) set(x + dx, y + dy, ![2, 4].includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
    const centres = places(version), last = centres.length - 1;
    centres.forEach((x, i) => centres.forEach((y, j) => {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
      for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }));
    const told = (value, length, by) => {
      let rest = value;
      for (let i = 0; i < length; i += 1) rest = (rest << 1) ^ ((rest >>> (length - 1)) * by);
      return (value << length) | rest;
    };
    const format = told(LEVEL << 3, 10, 0x537) ^ 0x5412; // mask 0
    for (let i = 0; i < 15; i += 1) {
      const dark = (format >>> i) & 1;
      if (i < 6) set(8, i, dark);
      else if (i < 8) set(8, i + 1, dark);
      else if (i === 8) set(7, 8, dark);
      else set(14 - i, 8, dark);
      if (i < 8) set(size - 1 - i, 8, dark);
      else set(8, size - 15 + i, dark);
    }
    set(8, size - 8, true);
    if (version >= 7) {
      const number = told(version, 12, 0x1f25);
      for (let i = 0; i < 18; i += 1) {
        const a = size - 11 + (i % 3), b = Math.floor(i / 3);
        set(a, b, (number >>> i) & 1);
        set(b, a, (number >>> i) & 1);
      }
    }
    const bits = codewords(bytes, version).flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >>> (7 - i)) & 1));
    let next = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step += 1) {
        for (const x of [right, right - 1]) {
          const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
          if (rows[y][x] === null) rows[y][x] = Boolean(bits[next++] ?? 0) !== ((x + y) % 2 === 0);
        }
      }
    }
    return rows;
  };

  const picture = (made, label, quiet = 4) => {
    const size = made.length + 2 * quiet;
    const path = made.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : ""))).join("");
    return element("svg:svg", { class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label },
      element("svg:path", { class: "back", d: `M0 0h${size}v${size}h-${size}z` }), element("svg:path", { class: "front", d: path }));
  };
  const rows = (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    for (let version = 1; version <= MOST_VERSION; version += 1) {
      if (bytes.length + (version < 10 ? 2 : 3) <= capacity(version)) return draw(bytes, version);
    }
    return null;
  };

  globalThis.qr = { rows, picture };
})();
