// The service worker, first half: what it keeps. `portal.offline` joins the halves and prints `self.paper` before it: version, shell, zone and word of the newsroom.
// Network first, always. A kept copy is shown only when there is no network, and says when it was kept.
const { version, shell, zone, word } = self.paper;
const SHELL = `kulit-${version}`;
const STORIES = "berita-1";
const MOST = 20;
const WEEK = 7 * 24 * 3600 * 1000;
const OFFLINE = "/luring/";
const PRIVATE = /^\/(admin|akun|komentar)\//;
const KEPT_AT = "x-disimpan";
const KEPT_WORDS = "x-disimpan-pada";
const PLACE = '<main id="isi" tabindex="-1">';

const saving = () => navigator.connection?.saveData === true;

// One copy a story: what a campaign or a messenger adds to an address does not make another.
function nameOf(address) {
  const page = address.searchParams.get("page");
  return address.origin + address.pathname + (page ? `?page=${page}` : "");
}

function moment(time) {
  const format = { timeZone: zone, day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
  const parts = Object.fromEntries(new Intl.DateTimeFormat("id-ID", format).formatToParts(time).map((one) => [one.type, one.value]));
  return `${parts.day} ${parts.month} ${parts.year} pukul ${parts.hour}.${parts.minute} ${word}`;
}

// Only stories carry the mark, so no list, form or error page is ever kept.
async function keep(address, answer) {
  if (saving() || !answer.ok || answer.redirected) return;
  const html = await answer.text();
  if (!html.includes("data-keep")) return;
  const headers = new Headers(answer.headers);
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  headers.set(KEPT_AT, Date.now());
  headers.set(KEPT_WORDS, moment(Date.now()));
  const stories = await caches.open(STORIES);
  await stories.put(nameOf(address), new Response(html, { headers }));
  await tidy(stories);
}

async function tidy(stories) {
  const names = await stories.keys();
  await Promise.all(names.slice(0, -MOST).map((name) => stories.delete(name)));
}

async function drop(address) {
  await (await caches.open(STORIES)).delete(nameOf(address));
}

async function keptCopy(address) {
  const stories = await caches.open(STORIES);
  const copy = await stories.match(nameOf(address));
  if (!copy) return null;
  const time = Number(copy.headers.get(KEPT_AT));
  if (Date.now() - time > WEEK) return stories.delete(nameOf(address)).then(() => null);
  const words = copy.headers.get(KEPT_WORDS);
  const mark = `<p class="notice notice-warning kept-mark" role="status">Anda sedang luring. Salinan ini disimpan pada ${words}.</p>`;
  const html = (await copy.text()).replace(PLACE, () => PLACE + mark);
  return new Response(html, { headers: copy.headers });
}
