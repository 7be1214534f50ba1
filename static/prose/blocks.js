// What else may stand between the paragraphs of a story, and the speaker behind a quote.
import { Blockquote as Quote, crel, Document as Plain, Node } from "django-prose-editor/editor";

const ask = (name, detail) => document.dispatchEvent(new CustomEvent(`prose:${name}`, { detail }));

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
