// The page /luring/: what this browser has kept, the last read first.
const list = document.querySelector("[data-kept]");
const WEEK = 7 * 24 * 3600 * 1000;
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

const titleOf = (html) => /<title>([^<]*)/.exec(html)[1].replace(/&([^;]+);/g, (whole, sign) => SIGNS[sign] || whole);

async function line(stories, name) {
  const copy = await stories.match(name);
  if (Date.now() - Number(copy.headers.get("x-disimpan")) > WEEK) return null;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = name.url;
  link.textContent = titleOf(await copy.text()).replace(list.dataset.tail, "");
  const kept = document.createElement("p");
  kept.className = "meta";
  kept.textContent = `Disimpan ${copy.headers.get("x-disimpan-pada")}`;
  item.append(link, kept);
  return item;
}

async function show() {
  const stories = await caches.open("berita-1");
  const lines = await Promise.all((await stories.keys()).reverse().map((name) => line(stories, name)));
  list.append(...lines.filter(Boolean));
  document.querySelector("[data-kept-part]").hidden = !list.children.length;
}

if (self.caches) show().catch(() => {});
document.querySelector("[data-again]").addEventListener("click", () => location.reload());
