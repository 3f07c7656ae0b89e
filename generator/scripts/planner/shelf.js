/* The plans on this device, each under `methodekaarten.plan.<id>`. Without storage a plan lasts as long as its address. */
(() => {
  "use strict";
  globalThis.planner.shelf = globalThis.shared.shelf("methodekaarten.plan.", 50);
})();
