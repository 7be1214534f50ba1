/* What the text of a story names by its key, looked up together: photographs and stories. */
const SOURCES = { photo: "foto", gallery: "foto", readAlso: "berita", link: "tautan", embed: "sematan" };
const source = (kind, query) => `/admin/news/article/sisipan/${SOURCES[kind]}/?${new URLSearchParams(query)}`;
const known = new Map();
let asked = [];

const answer = async () => {
  const now = asked;
  asked = [];
  for (const kind of new Set(now.map((one) => one.kind))) {
    const ours = now.filter((one) => one.kind === kind);
    const query = ours.map(({ key }) => ["id", key]);
    const found = await fetch(source(kind, query)).then((got) => (got.ok ? got.json() : { found: [] }), () => ({ found: [] }));
    for (const one of found.found) known.set(kind + one.id, one);
    for (const { key, done } of ours) done(known.get(kind + key));
  }
};

document.addEventListener("prose:look-up", ({ detail }) => {
  const { kind, key, done } = detail;
  if (known.has(kind + key)) return done(known.get(kind + key));
  if (!asked.length) setTimeout(answer);
  asked.push(detail);
});

/* The same source, searched: the chooser asks it. */
document.addEventListener("prose:search", async ({ detail: { kind, query, done } }) => {
  const got = await fetch(source(kind, query)).catch(() => null);
  const answered = got?.ok ? await got.json() : { found: [], note: "Pencarian gagal. Periksa sambungan, lalu coba lagi." };
  for (const one of answered.found) known.set((kind === "gallery" ? "photo" : kind) + one.id, one);
  done(answered);
});
