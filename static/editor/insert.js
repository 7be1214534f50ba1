/* Puts a block between the paragraphs, behind the one that is being written, and goes on in the next. */
const put = (editor, node, inside) => {
  const { $from, $to, to } = editor.state.selection;
  const behind = $to.depth ? $to.after(1) : to;
  // An empty paragraph gives its place away.
  const empty = $to.depth === 1 && $from.parent === $to.parent && $to.parent.type.name === "paragraph" && !$to.parent.content.size;
  const from = empty ? $to.before(1) : behind;
  const follows = editor.state.doc.nodeAt(behind)?.isTextblock;
  editor.commands.insertContentAt({ from, to: behind }, follows ? [node] : [node, { type: "paragraph" }], { updateSelection: false });
  const size = editor.state.doc.nodeAt(from).nodeSize;
  editor.chain().setTextSelection(from + (inside ?? size + 1)).focus().run();
};

document.addEventListener("prose:insert", ({ detail: { editor, node, inside } }) => put(editor, node, inside));
