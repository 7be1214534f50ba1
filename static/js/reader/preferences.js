// The reader's choice of size (u), face (h) and theme (t): kept under one key, shown as attributes of <html>.
// Others ask with a "reader:choose" event and look at <html> when "reader:chosen" tells them to.
const root = document.documentElement;
const KEY = "baca";
const KNOWN = { u: /^[0-7]$/, h: /^(sans|jelas)$/, t: /^(terang|gelap)$/ };
const DEFAULT_SIZE = 1;
// Under the sticky row of channels a paragraph cannot be read.
const COVERED = 56;
const FACE_WAIT = 3000;

function known(found) {
  const kept = {};
  for (const name in KNOWN) {
    const value = found?.[name];
    if (KNOWN[name].test(value) && !(name === "u" && Number(value) === DEFAULT_SIZE)) kept[name] = value;
  }
  return kept;
}

// Storage may be blocked: then the choice holds for this view and nothing else happens.
function stored(otherwise) {
  try {
    return known(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return otherwise;
  }
}

function store() {
  try {
    if (Object.keys(chosen).length) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
  } catch {}
}

const top = (element) => element.getBoundingClientRect().top;

// What the reader looks at: the row whose button was pressed, else the first visible paragraph.
function readingPlace() {
  const row = document.querySelector("[data-font-row]");
  const box = row?.getBoundingClientRect();
  if (box && box.bottom > 0 && box.top < innerHeight) return row;
  const parts = [...document.querySelectorAll("[data-prose] > *")];
  return parts.find((part) => top(part) >= COVERED && top(part) < innerHeight)
    || parts.find((part) => part.getBoundingClientRect().bottom > COVERED);
}

function show() {
  const place = readingPlace();
  const before = place && top(place);
  for (const name in KNOWN) {
    if (name in chosen) root.dataset[name] = chosen[name];
    else delete root.dataset[name];
  }
  const moved = place ? top(place) - before : 0;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
  document.dispatchEvent(new Event("reader:chosen"));
}

let chosen = stored({});

document.addEventListener("reader:choose", (event) => {
  chosen = known({ ...chosen, ...event.detail });
  store();
  show();
});

// Another tab may have chosen a face this one has never drawn. It is fetched first, so that the text flows
// once and keeps its place; after three seconds it is shown as it is.
async function follow() {
  if (stored(chosen).h === "jelas" && root.dataset.h !== "jelas") {
    const fetched = document.fonts.load("1em Atkinson").catch(() => {});
    await Promise.race([fetched, new Promise((done) => setTimeout(done, FACE_WAIT))]);
  }
  chosen = stored(chosen);
  show();
}

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) follow();
});

addEventListener("pageshow", (event) => {
  if (event.persisted) follow();
});
