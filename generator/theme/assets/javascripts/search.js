/* Material's messages in, its results out: a worker that stands in for Material's own (lunr). What fits best, ranking.js says.

   lunr adds up all that each typed word begins, so that `de` finds design and dienst, and knows no plurals, compounds or accents. */
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // Material's messages
  let known;
  importScripts("ranking.js");
  addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) {
      known = ranking(data.docs, data.config);
      postMessage({ type: READY });
    } else if (type === QUERY) {
      postMessage({ type: RESULT, data: known.results(data) });
    }
  });
})();
