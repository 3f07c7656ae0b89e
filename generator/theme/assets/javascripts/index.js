/* Material's search index, for its worker and for the finder: `ranked()` gives a promise of what ranking.js makes of it, made once.

   Loaded before Material's own script. On a server, Material hands the index to a worker (search.js); it is kept here too. Opened from a
   folder, where browsers start no worker and fetch nothing, the index comes as a script and the page itself answers. */
(() => {
  "use strict";
  const SETUP = 0, READY = 1, RESULT = 3; // Material's messages
  const here = document.currentScript.src;
  const load = (address) => new Promise((done) => {
    const script = document.createElement("script");
    script.src = new URL(address, here);
    script.onload = done;
    document.head.append(script);
  });
  let made = null, keep;
  const given = new Promise((done) => { keep = done; });
  const inFolder = location.protocol === "file:";
  const index = async () => {
    if (!inFolder) return given;
    await load("../../search/search_index.js");
    return __index;
  };
  globalThis.ranked = () => (made ??= Promise.all([index(), load("ranking.js")]).then(([{ docs, config }]) => ranking(docs, config)));

  globalThis.Worker = inFolder
    ? class extends EventTarget {
        postMessage({ type, data }) {
          const answer = (message) => this.dispatchEvent(new MessageEvent("message", { data: message }));
          ranked().then((known) => answer(type === SETUP ? { type: READY } : { type: RESULT, data: known.results(data) }));
        }
      }
    : class extends Worker {
        postMessage(message) {
          if (message.type === SETUP) keep(message.data);
          super.postMessage(message);
        }
      };
})();
