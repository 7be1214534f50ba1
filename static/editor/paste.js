/* Text from Word, Google Docs or WhatsApp, before the rich-text editor reads it: bold and italic are often said by a
   style, which our policy forbids even in a text that is only being read. They become tags, all other dress goes. */
const KEPT = new Set(["href", "title", "colspan", "rowspan"]);
const TAGS = "script, style, meta, link, title, xml, img, iframe, object, svg";

const undressed = (html) => new DOMParser().parseFromString(
  html.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->|<!\[[^>]*>/gi, "")
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

addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  editor.setOptions({ editorProps: { ...editor.options.editorProps, transformPastedHTML: plainDress } });
});
