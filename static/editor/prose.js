/* The rich-text editor speaks Indonesian, and has a name for screen readers. */
const words = {
  "Edit HTML": "Ubah HTML", "Prettify": "Rapikan", "URL": "Alamat", "Title": "Judul",
  "Edit Link": "Ubah tautan", "Update": "Simpan", "Insert": "Sisipkan", "Cancel": "Batal",
  "Toggle fullscreen": "Layar penuh", "List properties": "Jenis daftar", "List type": "Jenis daftar",
  "Start at": "Mulai dari", "Decimal numbers": "Angka", "Lowercase letters": "Huruf kecil",
  "Uppercase letters": "Huruf besar", "Lowercase Roman numerals": "Romawi kecil",
  "Uppercase Roman numerals": "Romawi besar", "Rows": "Baris", "Columns": "Kolom",
  "Include header row": "Dengan baris judul", "Table Properties": "Sifat tabel",
  "Insert Table": "Sisipkan tabel",
  // Buttons, which it does not translate itself.
  "paragraph": "Paragraf", "heading 2": "Subjudul", "heading 3": "Subjudul kecil", "unordered list": "Daftar bertitik",
  "ordered list": "Daftar bernomor", "blockquote": "Kutipan", "horizontal rule": "Garis pemisah", "bold": "Tebal",
  "italic": "Miring", "insert link": "Tautan", "remove link": "Hapus tautan", "Insert table": "Sisipkan tabel",
  "Add column": "Tambah kolom", "Delete column": "Hapus kolom", "Add row": "Tambah baris",
  "Delete row": "Hapus baris", "Merge cells": "Gabungkan sel", "Split cell": "Pisahkan sel",
  "Toggle header cell": "Sel judul", "Delete table": "Hapus tabel", "undo": "Urungkan", "redo": "Ulangi",
  "edit HTML": "Ubah HTML", "Paragraph": "Paragraf", "Heading 2": "Subjudul", "Heading 3": "Subjudul kecil",
};
const before = window.gettext;
window.gettext = (text) => words[text] ?? (before ? before(text) : text);

const nameButtons = (bar) => {
  for (const button of bar.querySelectorAll("[title]")) {
    const name = words[button.title];
    if (!name) continue;
    button.title = name;
    button.setAttribute("aria-label", name);
  }
  for (const option of bar.querySelectorAll(".prose-menubar__option > *")) {
    const name = words[option.textContent];
    if (name) option.textContent = name;
  }
};

const watchBar = (wrapper) => {
  const bar = wrapper.querySelector(".prose-menubar");
  nameButtons(bar);
  // The button of the kind of block is drawn anew with every change.
  new MutationObserver(() => nameButtons(bar)).observe(bar, { childList: true, subtree: true });
};

addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  editor.view.dom.setAttribute("aria-label", "Isi berita");
  editor.on("create", () => watchBar(textarea.closest(".prose-editor")));
});
