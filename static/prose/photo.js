// Photographs in the text of a story: the key of one from the library, with the caption and alt text of this use.
// What is stored holds no address of a picture; the thumbnail is looked up for the editor's eye alone.
import { crel, Node } from "django-prose-editor/editor";

const ask = (name, detail) => document.dispatchEvent(new CustomEvent(`prose:${name}`, { detail }));
const made = ({ id, caption }) => ({
  type: "photo", attrs: { photo: String(id) }, content: caption ? [{ type: "text", text: caption }] : [],
});
const remove = (editor, getPos) => {
  const at = getPos();
  editor.view.dispatch(editor.state.tr.deleteRange(at, at + editor.state.doc.nodeAt(at).nodeSize));
  editor.commands.focus();
};
const button = (text, act) => {
  const one = crel("button", { type: "button", className: "insert-button", textContent: text });
  one.addEventListener("click", act);
  return one;
};
const offer = ({ menu, buttons }, name, text, title, make) => menu.defineItem({
  name, groups: "nodes", priority: 50, button: buttons.text(text, title),
  command: (editor) => ask("choose", { editor, kind: name, make }),
});

export const Photo = Node.create({
  name: "photo", group: "insert", content: "text*", isolating: true, defining: true,
  addAttributes: () => ({
    photo: { parseHTML: (one) => one.dataset.photo, renderHTML: ({ photo }) => ({ "data-photo": photo }) },
    alt: { default: "", parseHTML: (one) => one.dataset.alt ?? "", renderHTML: ({ alt }) => (alt ? { "data-alt": alt } : {}) },
  }),
  parseHTML: () => [{ tag: "figure[data-photo]", contentElement: "figcaption" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
  addMenuItems: (tools) => offer(tools, "photo", "Foto", "Sisipkan foto", ([found]) => made(found)),
  addNodeView: () => ({ node, editor, getPos }) => {
    const picture = crel("img", { alt: "" });
    const credit = crel("p", { className: "insert-note" });
    const alt = crel("input", { type: "text", value: node.attrs.alt, maxLength: 250, "aria-label": "Teks alternatif foto ini" });
    const words = crel("figcaption", { "aria-label": "Keterangan foto" });
    const side = crel("div", { contentEditable: "false" }, [picture, credit, alt, button("Hapus foto", () => remove(editor, getPos))]);
    alt.addEventListener("change", () => {
      editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), "alt", alt.value.trim()));
    });
    ask("look-up", { kind: "photo", key: node.attrs.photo, done: (found) => {
      if (found) picture.src = found.thumb;
      picture.hidden = !found;
      credit.textContent = found ? found.credit : "Foto ini tidak ada lagi atau belum boleh tampil; pembaca tidak melihatnya.";
      alt.placeholder = `Teks alternatif: ${found?.alt || "belum ada"}`;
    } });
    return {
      dom: crel("figure", { className: "insert insert-photo" }, [side, words]), contentDOM: words,
      update: (other) => other.type.name === "photo" && other.attrs.photo === node.attrs.photo,
      stopEvent: ({ target }) => side.contains(target), ignoreMutation: ({ target }) => side.contains(target),
    };
  },
});

export const Gallery = Node.create({
  name: "gallery", group: "insert", content: "photo+", isolating: true,
  parseHTML: () => [{ tag: "div[data-gallery]" }],
  renderHTML: () => ["div", { "data-gallery": "" }, 0],
  addMenuItems: (tools) => offer(tools, "gallery", "Galeri", "Sisipkan galeri foto", (all) => ({ type: "gallery", content: all.map(made) })),
  addNodeView: () => ({ editor, getPos }) => {
    const add = (all) => {
      const end = getPos() + editor.state.doc.nodeAt(getPos()).nodeSize - 1;
      editor.commands.insertContentAt(end, all.map(made));
    };
    const head = crel("p", { contentEditable: "false", className: "insert-head" }, ["Galeri ",
      button("Tambah foto", () => ask("choose", { editor, kind: "gallery", take: add })),
      button("Hapus galeri", () => remove(editor, getPos))]);
    const photos = crel("div");
    return {
      dom: crel("div", { className: "insert insert-gallery" }, [head, photos]), contentDOM: photos,
      stopEvent: ({ target }) => head.contains(target), ignoreMutation: ({ target }) => head.contains(target),
    };
  },
});
