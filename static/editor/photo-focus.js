/* The focal point of a photograph: set by a click or with the arrow keys, seen at once in the three shapes. */
const STEP = 0.02;
const held = (part) => Math.min(1, Math.max(0, part));
const percent = (part) => Math.round(part * 100);

/* Which part of the picture a shape keeps, as `object-position` says it. */
const positionOf = (picture, shape, [x, y]) => {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const wide = Math.min(width, height * shape);
  const high = wide / shape;
  const along = (place, whole, part) => (whole > part ? held((place * whole - part / 2) / (whole - part)) : 0.5);
  return `${along(x, width, wide) * 100}% ${along(y, height, high) * 100}%`;
};

const setUp = (widget) => {
  const picture = widget.querySelector("[data-focus-picture]");
  const mark = widget.querySelector("[data-focus-mark]");
  const said = widget.querySelector("[data-focus-said]");
  const crops = [...widget.querySelectorAll("[data-crop]")];
  const fields = (widget.dataset.fields ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
  let at = [Number(widget.dataset.x ?? 0.5), Number(widget.dataset.y ?? 0.5)];
  let address = "";
  let waiting;

  const draw = (fresh) => {
    Object.assign(mark.style, { left: `${at[0] * 100}%`, top: `${at[1] * 100}%` });
    mark.setAttribute("aria-label", `Titik fokus: ${percent(at[0])}% dari kiri, ${percent(at[1])}% dari atas`);
    if (!fresh) return;
    for (const crop of crops) {
      if (crop.src !== picture.src) crop.src = picture.src;
      crop.style.objectPosition = positionOf(picture, Number(crop.dataset.crop), at);
    }
  };
  const keep = async () => {
    said.textContent = "Memotong ulang…";
    const body = new URLSearchParams({ x: at[0].toFixed(3), y: at[1].toFixed(3) });
    const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
    const got = await fetch(address, { method: "POST", body, headers }).catch(() => null);
    if (got?.status === 403) {
      said.textContent = "Foto ini dari pustaka: titik fokusnya hanya diubah editor.";
      return;
    }
    const answer = got && got.headers.get("content-type")?.includes("json") ? await got.json() : {};
    if (answer.photo) document.dispatchEvent(new CustomEvent("photo:aimed", { detail: answer }));
    said.textContent = answer.photo ? "Titik fokus tersimpan." : answer.error || "Titik fokus belum tersimpan. Coba lagi.";
  };
  const move = (x, y) => {
    at = [held(x), held(y)];
    draw(true);
    fields.forEach((field, place) => {
      field.value = at[place].toFixed(3);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    clearTimeout(waiting);
    if (address) waiting = setTimeout(keep, 700);
  };

  picture.addEventListener("click", ({ clientX, clientY }) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    move((clientX - left) / width, (clientY - top) / height);
    mark.focus();
  });
  mark.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!step) return;
    event.preventDefault();
    move(at[0] + step[0], at[1] + step[1]);
  });
  for (const field of fields) {
    field.addEventListener("change", () => {
      at = fields.map((one) => held(Number(one.value) || 0));
      draw(true);
    });
  }
  picture.addEventListener("load", () => { mark.hidden = false; draw(!widget.dataset.fields); });
  mark.hidden = !(picture.complete && picture.naturalWidth && (fields.length || address));
  if (!widget.dataset.fields) return { show: (master, focal, where) => { at = focal; address = where; picture.src = master; said.textContent = ""; } };
  if (!fields.length) mark.remove();
  else draw(false);
};

for (const widget of document.querySelectorAll("[data-focus]")) {
  const shown = setUp(widget);
  const panel = widget.closest("[data-photo-aim]");
  if (!panel || !shown) continue;
  // In the form of a story the whole photograph is fetched only when somebody wants to aim.
  let aimed;
  const open = () => panel.open && aimed && shown.show(aimed.master, aimed.focal.split(" ").map(Number), `/admin/news/photo/${aimed.key}/fokus/`);
  document.addEventListener("photo:aim", ({ detail }) => {
    aimed = detail.key ? detail : null;
    panel.hidden = !aimed;
    open();
  });
  document.addEventListener("photo:aimed", ({ detail: { photo } }) => {
    if (aimed) Object.assign(aimed, { master: photo.master, focal: photo.focal.join(" ") });
  });
  panel.addEventListener("toggle", open);
}
