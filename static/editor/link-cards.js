/* How the story will look in a search result and in a WhatsApp message, drawn from what stands in the form. */
const cards = document.querySelector("[data-link-cards]");

if (cards) {
  const form = cards.closest("form");
  const value = (name) => form.elements[name]?.value?.trim().replace(/\s+/g, " ") ?? "";
  const put = (name, text) => { for (const one of cards.querySelectorAll(`[data-card="${name}"]`)) one.textContent = text; };
  const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, "")}…`);
  let body;

  const beginning = () => {
    let text = "";
    body?.state.doc.descendants((node) => {
      if (node.type.name === "photo") return false;
      if (node.isTextblock && text.length < 200) text += ` ${node.textContent}`;
      return true;
    });
    return cut(text.trim(), 160);
  };
  const picture = () => {
    const chosen = document.querySelector("[data-photo-chosen]:not([hidden])") ?? document.querySelector("[data-photo-box] label:has(:checked) img");
    return chosen?.currentSrc || chosen?.src || "";
  };
  const draw = () => {
    if (!cards.open) return;
    const channel = form.querySelector("[name=category]:checked")?.closest("label")?.textContent.trim().split(" › ").pop();
    const slug = value("slug") || value("title").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    put("host", location.hostname);
    put("address", [location.hostname, channel?.toLowerCase() ?? "kanal", cut(slug, 40)].join(" › "));
    put("title", cut(value("title") || "Judul berita", 70));
    put("share-title", cut(value("share_title") || value("title") || "Judul berita", 90));
    put("summary", value("standfirst") || beginning() || "Ringkasan, atau 160 huruf pertama isi.");
    const source = picture();
    for (const image of cards.querySelectorAll("[data-card=picture]")) {
      image.hidden = !source;
      if (source && image.src !== source) image.src = source;
    }
  };
  let waiting;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); };
  addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
    if (textarea.name !== "body") return;
    body = editor;
    editor.on("update", later);
    later();
  });
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  cards.addEventListener("toggle", draw);
  cards.hidden = false;
  cards.open = matchMedia("(min-width: 768px)").matches;
}
