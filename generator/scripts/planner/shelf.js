/* The plans on this device, each under `methodekaarten.plan.<id>` in localStorage with a number that rises at every change. Who has not seen
   the latest number may not write over it: two tabs so never lose each other's work. Without storage a plan lasts as long as its address. */
(() => {
  "use strict";
  const PREFIX = "methodekaarten.plan.", MOST = 50;
  const { read, write } = globalThis.planner;

  const get = (id) => {
    try {
      const kept = JSON.parse(localStorage.getItem(PREFIX + id));
      return kept && typeof kept.text === "string" && Number.isInteger(kept.number) ? kept : null;
    } catch {
      return null;
    }
  };
  const ids = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  };
  /* The newest first. */
  const list = () => ids().map((id) => ({ id, ...get(id) })).filter(({ text }) => text).sort((a, b) => String(b.changed).localeCompare(String(a.changed)));
  const remove = (id) => {
    try {
      localStorage.removeItem(PREFIX + id);
    } catch { /* nothing was kept */ }
  };
  /* The new number, or null when another tab has written since `seen`. */
  const put = (id, seen, plan) => {
    const kept = get(id);
    if (kept && kept.number !== seen) return null;
    try {
      localStorage.setItem(PREFIX + id, JSON.stringify({ number: seen + 1, changed: new Date().toISOString(), text: write(plan) }));
      for (const old of list().slice(MOST)) remove(old.id);
    } catch { /* full or forbidden: the address still holds it */ }
    return seen + 1;
  };
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, "0")).join("");
  /* Tells what another tab made of the plan with this id. */
  const follow = (id, act) => addEventListener("storage", ({ key, newValue }) => {
    const kept = key === PREFIX + id() && newValue ? get(id()) : null;
    if (kept) act(kept.number, read(kept.text).plan);
  });

  globalThis.planner.shelf = { get, list, remove, put, fresh, follow };
})();
