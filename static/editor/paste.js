/* Text from Word, Google Docs or WhatsApp, before the rich-text editor reads it: bold and italic are often said by a
   style, which our policy forbids even in a text that is only being read. They become tags, all other dress goes. */
const KEPT = new Set(["href", "title", "colspan", "rowspan"]);
const TAGS = "script, style, meta, link, title, xml, img, iframe, object, svg";

const NOISE = /[\u200b\u2060\ufeff\u00ad]/g;

const undressed = (html) => new DOMParser().parseFromString(
  html.replace(NOISE, "").replace(/&nbsp;|\u00a0/g, " ").replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->|<!\[[^>]*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=/gi, " data-on=").replace(/\sstyle\s*=/i, " data-look=")),
  "text/html").body;

const wrap = (element, tag) => {
  const mark = document.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
};

const dress = (element) => {
  const look = element.dataset.look ?? "";
  const weight = /font-weight:\s*(\w+)/i.exec(look)?.[1];
  const slant = /font-style:\s*(\w+)/i.exec(look)?.[1];
  const heavy = /bold|[6-9]00/.test(weight);
  const heading = element.closest("h1, h2, h3, h4, h5, h6");
  if (element.matches("b, strong") && weight && !heavy) return element.replaceWith(...element.childNodes);
  if (element.matches("i, em") && slant === "normal") return element.replaceWith(...element.childNodes);
  if (element.matches("span") && heavy && !heading) wrap(element, "strong");
  if (element.matches("span") && /italic|oblique/.test(slant)) wrap(element, "em");
  for (const name of element.getAttributeNames()) if (!KEPT.has(name)) element.removeAttribute(name);
};

const plainDress = (html) => {
  const text = undressed(html);
  for (const foreign of text.querySelectorAll(TAGS)) foreign.remove();
  for (const link of text.querySelectorAll("a[href]")) if (!/^(https?:|mailto:|\/)/i.test(link.getAttribute("href").trim())) link.removeAttribute("href");
  for (const element of [...text.querySelectorAll("*")].reverse()) dress(element);
  return text.innerHTML;
};

// WhatsApp writes *tebal* and _miring_, and dashes before the items of a list, into plain text.
const BOLD = /(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g;
const SLANTED = /(?<![\w/])_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/g;
const ITEM = /^\s*[-•▪*]\s+(?=\S)/;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const marked = (text) => text.replace(NOISE, "").replace(/[&<>]/g, (sign) => SIGNS[sign]).split(/(?:\r?\n)+/).map((line) => {
  const words = line.trim().replace(BOLD, "<strong>$1</strong>").replace(SLANTED, "<em>$1</em>");
  if (!words) return "";
  return ITEM.test(words) ? `<ul><li><p>${words.replace(ITEM, "")}</p></li></ul>` : `<p>${words}</p>`;
}).join("").replaceAll("</ul><ul>", "");

const pasteMarked = (view, event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const says = [BOLD, SLANTED].some((mark) => text.search(mark) >= 0) || text.split("\n").some((line) => ITEM.test(line));
  if (!says || event.clipboardData.getData("text/html")) return false;
  view.pasteHTML(marked(text));
  return true;
};

addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  editor.setOptions({ editorProps: { ...editor.options.editorProps, transformPastedHTML: plainDress, handlePaste: pasteMarked } });
});
