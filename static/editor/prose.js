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
};
const before = window.gettext;
window.gettext = (text) => words[text] ?? (before ? before(text) : text);

const nameEditors = () => document.querySelectorAll(".tiptap:not([aria-label])").forEach((area) => {
  area.setAttribute("aria-label", "Isi berita");
});
document.addEventListener("prose-editor:ready", nameEditors, true);
addEventListener("load", nameEditors);
