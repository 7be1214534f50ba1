// The stories that were read last can be read again without a network: starts the service worker behind the page.
// Who saves data keeps nothing, and what was kept is taken away.
const worker = navigator.serviceWorker;
const frugal = navigator.connection?.saveData === true;

async function start() {
  const ours = (address) => { if (address === "/sw.js") return address; throw new TypeError(address); };
  const rule = self.trustedTypes?.createPolicy("luring", { createScriptURL: ours });
  await worker.register(rule ? rule.createScriptURL("/sw.js") : "/sw.js");
  const { active } = await worker.ready;
  if (!worker.controller && document.querySelector("[data-keep]")) active.postMessage({ keep: location.href });
}

async function stop() {
  for (const one of await worker.getRegistrations()) await one.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}

// The page comes first: nothing is asked before it has come to rest.
function later(act) {
  const go = () => (self.requestIdleCallback || setTimeout)(() => act().catch(() => {}));
  if (document.readyState === "complete") go();
  else addEventListener("load", go);
}

if (worker) later(frugal ? stop : start);
