/* What pages use to show things: elements, buttons, files to save. Text is only ever text. */
(() => {
  "use strict";
  const shared = (globalThis.shared ??= {});
  const element = (name, attributes = {}, ...inside) => {
    const made = name.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", name.slice(4)) : document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) if (value !== null && value !== undefined && value !== false) made.setAttribute(attribute, value === true ? "" : value);
    made.append(...inside.flat(Infinity).filter((part) => part !== "" && part !== null && part !== undefined && part !== false));
    return made;
  };
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
  const fill = (text, facts = {}) => text.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name) => (name ? facts[name] ?? whole : whole[0]));

  Object.assign(shared, { element, hidden, button, put, save, fill });
})();
