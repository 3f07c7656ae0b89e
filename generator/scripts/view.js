/* What pages use to show things: buttons, files to save, sentences with facts in them. Text is only ever text. */
(() => {
  "use strict";
  const { element } = globalThis;
  const hidden = (text) => element("span", { class: "hidden" }, ` ${text}`);
  const button = (text, act, attributes = {}) => {
    const made = element("button", { type: "button", class: "task", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  };
  /* Writes only what differs, so that a field keeps its cursor and a reader's screen its place. */
  const put = (node, text) => { if (node.textContent !== text) node.textContent = text; };
  const save = (content, file, type) => {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    element("a", { href: address, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000); // some browsers read it only after this task
  };
  const fill = (text, facts = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);

  globalThis.shared = { hidden, button, put, save, fill };
})();
