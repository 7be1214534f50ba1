// What may stand between the paragraphs of a story besides text, and the speaker behind a quote.
import { Blockquote as Quote, crel, Document as Plain, Link as PlainLink, Node } from "django-prose-editor/editor";

const ask = (name, detail) => document.dispatchEvent(new CustomEvent(`prose:${name}`, { detail }));

// Photographs: the key of one from the library, with the caption and alt text of this use. What is stored holds no
// address of a picture; the thumbnail is looked up for the editor's eye alone.
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

// A block without words of its own: one attribute, a line that says what it is, and a button that takes it away.
const block = ({ name, tag, attribute, text, title, label, make = () => ({ type: name }), choose = true }) => Node.create({
  name, group: "insert", atom: true, selectable: true,
  addAttributes: () => ({ value: { default: "", parseHTML: (one) => one.getAttribute(attribute), renderHTML: ({ value }) => ({ [attribute]: value }) } }),
  // Before the horizontal rule, which takes every <hr>.
  parseHTML: () => [{ tag: `${tag}[${attribute}]`, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes],
  addMenuItems: ({ menu, buttons }) => menu.defineItem({
    name, groups: "nodes", priority: 50, button: buttons.text(text, title),
    command: (editor) => ask(choose ? "choose" : "insert", { editor, kind: name, make, node: make() }),
  }),
  addNodeView: () => ({ node, editor, getPos }) => {
    const words = crel("span");
    const gone = crel("button", { type: "button", className: "insert-button", textContent: "Hapus" });
    label(words, node.attrs.value);
    gone.addEventListener("click", () => {
      editor.chain().deleteRange({ from: getPos(), to: getPos() + 1 }).focus().run();
    });
    return {
      dom: crel("div", { className: `insert insert-${name.toLowerCase()}` }, [words, gone]),
      stopEvent: ({ target }) => target === gone,
    };
  },
});

export const ReadAlso = block({
  name: "readAlso", tag: "aside", attribute: "data-read-also", text: "Baca juga", title: "Sisipkan Baca juga",
  make: (found) => ({ type: "readAlso", attrs: { value: String(found?.[0].id ?? "") } }),
  label: (words, key) => ask("look-up", { kind: "readAlso", key, done: (found) => {
    words.textContent = found ? `Baca juga: ${found.title}` : "Baca juga: berita ini tidak tampil; pembaca tidak melihatnya.";
  } }),
});

export const Embed = block({
  name: "embed", tag: "div", attribute: "data-embed", text: "Sematan", title: "Sisipkan sematan video atau unggahan",
  make: (found) => ({ type: "embed", attrs: { value: found?.[0].id ?? "" } }),
  label: (words, address) => { words.textContent = `Sematan: ${address}`; },
});

export const PageBreak = block({
  name: "pageBreak", tag: "hr", attribute: "data-page", text: "Halaman", title: "Sisipkan pemisah halaman", choose: false,
  label: (words) => { words.textContent = "Halaman berikutnya mulai di sini"; },
});

// Blocks of ours stand between the others and never inside one.
export const Document = Plain.extend({ content: "(block | insert)+" });

// Enter behind a caption or a speaker goes on with the text.
const goOn = (editor) => {
  const { $from } = editor.state.selection;
  if (!["photo", "speaker"].includes($from.parent.type.name)) return false;
  const behind = $from.after(1);
  if (!editor.state.doc.nodeAt(behind)?.isTextblock) editor.commands.insertContentAt(behind, { type: "paragraph" });
  return editor.commands.setTextSelection(behind + 1);
};

export const Speaker = Node.create({
  name: "speaker", content: "text*", defining: true,
  parseHTML: () => [{ tag: "blockquote > footer" }],
  renderHTML: () => ["footer", 0],
  addKeyboardShortcuts() { return { Enter: () => goOn(this.editor) }; },
});

export const Blockquote = Quote.extend({
  content: "block+ speaker?",
  addMenuItems: ({ menu, buttons }) => menu.defineItem({
    name: "quoteWithSpeaker", groups: "nodes", priority: 50, button: buttons.text("Kutipan + penutur", "Sisipkan kutipan dengan penutur"),
    command: (editor) => ask("insert", { editor, node: { type: "blockquote", content: [{ type: "paragraph" }, { type: "speaker" }] }, inside: 2 }),
  }),
});

// A link is chosen in the panel above the text as well: a story of our own by its title, or any address.
const setLink = (editor, { address, title }) => {
  const href = editor.getAttributes("link").href;
  const chain = editor.chain().focus();
  if (href) return chain.extendMarkRange("link").setLink({ href: address }).run();
  if (!editor.state.selection.empty) return chain.setLink({ href: address }).run();
  return chain.insertContent([{ type: "text", text: title, marks: [{ type: "link", attrs: { href: address } }] }]).unsetMark("link").run();
};
const chooseLink = (editor) => {
  ask("choose", { editor, kind: "link", typed: editor.getAttributes("link").href ?? "", take: ([found]) => setLink(editor, found) });
  return true;
};

export const Link = PlainLink.extend({
  addMenuItems: ({ menu, buttons }) => {
    menu.defineItem({
      name: "link", groups: "link", button: buttons.material("insert_link", "insert link"),
      active: (editor) => editor.isActive("link"), command: chooseLink,
    });
    menu.defineItem({
      name: "unlink", groups: "link", button: buttons.material("link_off", "remove link"),
      hidden: (editor) => !editor.isActive("link"), command: (editor) => editor.chain().focus().unsetLink().run(),
    });
  },
  addKeyboardShortcuts() { return { "Mod-k": () => chooseLink(this.editor) }; },
});
