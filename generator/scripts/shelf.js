/* What a reader makes, on this device: each thing under a name of its own in localStorage, with a number that rises at every change. Who has not
   seen the latest number may not write over it: two tabs so never lose each other's work. */
(() => {
  "use strict";
  globalThis.shared.shelf = (prefix, most) => {
    const get = (id) => {
      try {
        const kept = JSON.parse(localStorage.getItem(prefix + id));
        return kept && typeof kept.text === "string" && Number.isInteger(kept.number) ? kept : null;
      } catch {
        return null;
      }
    };
    const ids = () => {
      try {
        return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      } catch {
        return [];
      }
    };
    /* The newest first. */
    const list = () => ids().map((id) => ({ id, ...get(id) })).filter(({ text }) => text).sort((a, b) => (a.changed < b.changed ? 1 : -1));
    const remove = (id) => {
      try {
        localStorage.removeItem(prefix + id);
      } catch { /* nothing was kept */ }
    };
    /* The new number, or null when another tab has written since `seen`. */
    const put = (id, seen, text) => {
      const kept = get(id);
      if (kept && kept.number !== seen) return null;
      try {
        localStorage.setItem(prefix + id, JSON.stringify({ number: seen + 1, changed: new Date().toISOString(), text }));
        for (const old of list().slice(most)) remove(old.id);
      } catch { /* full or forbidden: the page still holds it */ }
      return seen + 1;
    };
    const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, "0")).join("");
    /* Tells what another tab made of the thing with this id. */
    const follow = (id, act) => addEventListener("storage", ({ key, newValue }) => {
      const kept = key === prefix + id() && newValue ? get(id()) : null;
      if (kept) act(kept);
    });
    return { get, list, remove, put, fresh, follow };
  };
})();
