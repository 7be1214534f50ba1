/* The photograph of a story: keeps the words with the photograph that they describe, and sends a file at once. */
const box = document.querySelector("[data-photo-box]");
const WORDS = ["lead_caption", "photo_credit", "lead_alt"];
const field = (name) => box.querySelector(`[name=${name}]`);
const written = () => Object.fromEntries(WORDS.map((name) => [name, field(name).value]));
const megabytes = (bytes) => Math.floor(bytes / 1048576);

const optionFor = (photo) => {
  const label = document.createElement("label");
  label.className = "photo-option";
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "lead_photo", value: photo.id });
  const { caption, credit, rights, alt, master } = photo;
  Object.assign(radio.dataset, { caption, credit, rights, alt, master, focal: photo.focal.join(" ") });
  const picture = document.createElement("img");
  Object.assign(picture, { src: photo.thumb, width: 160, height: 107, loading: "lazy", alt: alt || caption || "Foto tanpa keterangan" });
  label.append(radio, picture);
  return label;
};

const setUp = () => {
  const of = field("photo_words_of");
  const input = field("photo_file");
  const picture = box.querySelector("[data-photo-chosen]");
  const now = box.querySelector("[data-photo-now]");
  const bar = box.querySelector("progress");
  const said = box.querySelector("[data-photo-progress] [role=status]");
  const offer = box.querySelector("[data-photo-known]");
  // What the page says of the photograph that stood here; what an editor has typed since is his own.
  let before = written();
  let sending = 0;
  // Chosen while the file was on its way: the editor's choice, not the file's.
  let rights = "";

  const say = (text, wrong = false) => {
    said.textContent = text;
    said.classList.toggle("is-wrong", wrong);
  };
  const look = (source, name) => {
    if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
    picture.hidden = !source;
    if (source) Object.assign(picture, { src: source, alt: `Foto yang dipilih: ${name}` });
  };
  const aim = (radio) => document.dispatchEvent(new CustomEvent("photo:aim", { detail: { key: radio?.value, ...radio?.dataset } }));
  const put = (name, value) => {
    field(name).value = value || "";
    field(name).dispatchEvent(new Event("input", { bubbles: true }));
  };
  const stand = (radio, fresh) => {
    const known = radio.dataset.rights;
    if (known && !(fresh && field("photo_rights").value !== rights)) field("photo_rights").value = known;
    of.value = radio.value;
    before = written();
    input.value = "";
    aim(radio);
  };
  const take = (photo, fresh) => {
    const label = optionFor(photo);
    now.replaceChildren(label);
    const radio = label.querySelector("input");
    radio.checked = true;
    // A new photograph fills what is empty; one of the library brings its own words.
    if (fresh && of.value) for (const name of WORDS) if (field(name).value === before[name]) field(name).value = "";
    for (const [name, value] of [["lead_caption", photo.caption], ["photo_credit", photo.credit], ["lead_alt", photo.alt]]) {
      if (!fresh || !field(name).value) put(name, value);
    }
    stand(radio, fresh);
    look("", "");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const finish = (answer, turn) => {
    if (turn !== sending) return;
    bar.hidden = true;
    if (answer.error) {
      // The file stays in its field: a story is not sent as if nobody had wanted a photograph.
      look("", "");
      return say(answer.error, true);
    }
    if (!answer.known) {
      take(answer.photo, true);
      return say("Foto sudah masuk. Lengkapi keterangannya.");
    }
    say(`${answer.message} “${answer.photo.title}”`);
    offer.hidden = false;
    offer.querySelector("button").onclick = () => {
      offer.hidden = true;
      take(answer.photo, false);
      say("Foto dari pustaka terpilih.");
    };
  };
  const send = (file) => {
    const turn = ++sending;
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    rights = field("photo_rights").value;
    offer.hidden = true;
    if (file.size > Number(box.dataset.mostBytes)) {
      look("", "");
      return say(`Berkas ini terlalu besar. Batasnya ${megabytes(box.dataset.mostBytes)} MB.`, true);
    }
    look(URL.createObjectURL(file), file.name);
    say("Mengunggah…");
    Object.assign(bar, { hidden: false, value: 0 });
    const moved = (part) => {
      bar.value = part;
      if (part === 100) say("Mengolah foto…");
    };
    const done = (answer) => finish(answer, turn);
    document.dispatchEvent(new CustomEvent("photo:send", { detail: { file, address: box.dataset.upload, moved, done } }));
  };

  // Until the answer is there the file stays in its field: whoever saves meanwhile sends it with the form.
  input.addEventListener("change", () => (input.files.length ? send(input.files[0]) : look("", "")));
  box.querySelector("[data-photo-camera]").addEventListener("change", ({ target }) => target.files.length && send(target.files[0]));
  box.addEventListener("photo:dropped", ({ detail }) => send(detail));
  box.addEventListener("change", ({ target }) => {
    if (target.name !== "lead_photo") return;
    sending += 1;
    bar.hidden = offer.hidden = true;
    say("");
    look("", "");
    if (!target.value) {
      input.value = "";
      return aim(null);
    }
    put("lead_caption", target.dataset.caption);
    put("photo_credit", target.dataset.credit);
    put("lead_alt", target.dataset.alt);
    stand(target);
  });
  document.addEventListener("photo:aimed", ({ detail: { photo } }) => {
    const radio = box.querySelector(`[name=lead_photo][value="${photo.id}"]`);
    if (radio) Object.assign(radio.dataset, { master: photo.master, focal: photo.focal.join(" ") });
  });
  document.addEventListener("photo:options", ({ detail: { found, place } }) => place.replaceChildren(...found.map(optionFor)));
  aim(box.querySelector("[name=lead_photo]:checked:not([value=''])"));
};

if (box) setUp();
