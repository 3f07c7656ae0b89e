/* What is asked: from the form and from the address, and as an address. It stands nowhere else. */
(() => {
  "use strict";
  const { boxes, people, minutes, sought, facets } = globalThis.finder;

  const whole = (text) => {
    const value = Math.round(Number(text));
    return value >= 1 && value <= 9999 ? value : null;
  };
  const asked = () => ({
    people: whole(people.value),
    minutes: whole(minutes.value),
    words: sought.value.trim(),
    picked: facets.map((facet) => facet.boxes.filter((box) => box.checked)),
  });
  const address = () => {
    const now = asked();
    const parts = [["mensen", now.people], ["minuten", now.minutes]];
    const names = [...new Set(boxes.map((box) => box.name))];
    for (const name of names) {
      parts.push([name, boxes.filter((box) => box.name === name && box.checked).map((box) => encodeURIComponent(box.value)).join(",")]);
    }
    parts.push(["woorden", encodeURIComponent(now.words)]);
    const text = parts.filter(([, value]) => value).map((pair) => pair.join("=")).join("&");
    return text ? `?${text}` : location.pathname;
  };
  const read = () => {
    const given = new URLSearchParams(location.search);
    for (const field of [people, minutes]) field.value = whole(given.get(field.name)) ?? "";
    sought.value = given.get(sought.name) || "";
    for (const box of boxes) box.checked = (given.get(box.name) || "").split(",").includes(box.value);
    for (const { boxes: inside } of facets) if (inside.some((box) => box.checked)) inside[0].closest("details").open = true;
  };

  Object.assign(globalThis.finder, { asked, address, read });
})();
