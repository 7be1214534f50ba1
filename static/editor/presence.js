/* Says every twenty seconds that somebody writes here. Who is taken over from is told, and keeps the text to read. */
const place = document.querySelector("[data-copies][data-beat]");

if (place) {
  const form = place.closest("form");
  const notice = document.querySelector("[data-presence]");
  const words = notice.querySelector("[data-presence-words]");
  const lock = form.querySelector("[data-lock]");
  const watching = lock.disabled;
  let locked = false;
  let editor;
  addEventListener("prose-editor:ready", ({ detail }) => {
    editor = detail.editor;
    if (watching || locked) editor.setEditable(false, false);
  });

  const say = (text) => {
    notice.hidden = false;
    if (words.textContent !== text) words.textContent = text;
  };
  const lockForm = (text) => {
    say(text);
    if (locked) return;
    locked = true;
    form.dispatchEvent(new CustomEvent("copies:lock"));
    editor?.setEditable(false, false);
    lock.classList.add("is-locked");
    for (const group of form.querySelectorAll(".action-group")) group.hidden = true;
    for (const one of form.elements) {
      if (one.matches("textarea, input[type=text], input[type=datetime-local]")) one.readOnly = true;
      else if (!one.matches("fieldset, [type=hidden]")) one.disabled = true;
    }
  };
  const body = (more) => {
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "copy_key", "version"]) data.set(name, form.elements[name].value);
    for (const name of more) data.set(name, "1");
    return data;
  };

  const beat = async () => {
    const more = watching || locked ? ["watch"] : document.visibilityState === "hidden" ? ["hidden"] : [];
    try {
      const answer = await fetch(place.dataset.beat, { method: "POST", body: body(more), redirect: "manual" });
      if (!answer.ok) return;
      const { holder, since, stale } = await answer.json();
      if (holder && !watching) lockForm(`${holder} mengambil alih sejak ${since}. Tulisan Anda tetap ada di sini dan di salinan kerja Anda.`);
      else if (holder) say(`Sedang disunting ${holder} sejak ${since}.`);
      else if (watching || locked) say("Sekarang tidak ada yang menyunting. Tekan Ambil alih untuk meneruskan.");
      else if (stale) say(`${stale} Saat Anda menyimpan, kedua versi ditampilkan berdampingan.`);
    } catch { /* the autosave says when the server is away */ }
  };
  const again = async () => {
    await beat();
    setTimeout(again, Number(place.dataset.pulse));
  };
  addEventListener("load", () => setTimeout(again, Number(place.dataset.pulse)));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") beat(); });
  addEventListener("pagehide", () => {
    if (!watching && !locked) navigator.sendBeacon(place.dataset.beat, body(["leave"]));
  });
}
