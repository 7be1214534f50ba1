// The service worker, second half: what it answers.

async function page(event, address) {
  try {
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    if (answer.status === 404 || answer.status === 410) event.waitUntil(drop(address));
    else if (answer.ok) event.waitUntil(keep(address, answer.clone()));
    return answer;
  } catch {
    return (await keptCopy(address)) || (await caches.match(OFFLINE)) || Response.error();
  }
}

// Nothing of a private page is kept. But its request is on its way (navigation preload): one that is not taken here is sent
// a second time, and a link that works once (a sign-in, a new password) has been used up by then.
async function passed(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

// A kept page may ask for the style sheet of an earlier version: then today's stands in.
async function part(request) {
  try {
    return await fetch(request);
  } catch {
    const plain = (path) => path.replace(/\.[0-9a-f]{12}\./, ".");
    const twin = shell.find((path) => plain(path) === plain(new URL(request.url).pathname));
    return (twin && (await caches.match(twin))) || Response.error();
  }
}

addEventListener("install", (event) => {
  skipWaiting();
  if (!saving()) event.waitUntil(caches.open(SHELL).then((kept) => kept.addAll(shell)));
});

addEventListener("activate", (event) => {
  const wanted = saving() ? [] : [SHELL, STORIES];
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => !wanted.includes(name)).map((name) => caches.delete(name)));
    await registration.navigationPreload?.enable();
  })());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  const isPage = request.mode === "navigate";
  if (PRIVATE.test(address.pathname)) {
    if (isPage) event.respondWith(passed(event));
  } else if (isPage) event.respondWith(page(event, address));
  else if (address.pathname.startsWith("/static/")) event.respondWith(part(request));
});

// The first page of a visit was opened before there was a worker; the browser's own cache still has it.
addEventListener("message", (event) => {
  const address = new URL(event.data.keep);
  if (address.origin !== location.origin || PRIVATE.test(address.pathname)) return;
  event.waitUntil(fetch(address, { cache: "force-cache" }).then((answer) => keep(address, answer)).catch(() => {}));
});
