/* The name of an element, its attributes and what is in it; the element out. Text is only ever text. What is empty or false is left out. */
(() => {
  "use strict";
  globalThis.element = (name, attributes = {}, ...inside) => {
    const made = name.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", name.slice(4)) : document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) if ((value ?? false) !== false) made.setAttribute(attribute, value === true ? "" : value);
    made.append(...inside.flat(Infinity).filter((part) => (part ?? "") !== "" && part !== false));
    return made;
  };
})();
