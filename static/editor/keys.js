/* Keys of the desk. Every one presses a button or enters a field that stands in the page as well. */
const press = (...places) => {
  const found = places.map((place) => document.querySelector(place)).find((one) => one && !one.disabled);
  found?.click();
  return Boolean(found);
};
const act = (name) => `button[name=_act][value=${name}]`;
const desk = document.querySelector("[data-story]");
const list = document.querySelector("[data-keys]");
const FIELDS = ["[name=title]", "[name=dateline_place]", "[name=standfirst]", "[data-photo-box] :is(input, button):not([type=hidden])",
  ".field-body .tiptap", "[name=category]", "[name=keywords]", "[data-bylines] select"];

const enter = (number) => {
  const place = FIELDS[number - 1];
  const field = document.querySelector(`${place}:checked`) ?? document.querySelector(place);
  if (!field) return false;
  for (let part = field; part; part = part.parentElement) if (part.localName === "details") part.open = true;
  field.focus();
  field.closest(".field, fieldset")?.scrollIntoView({ block: "nearest" });
  return true;
};
const showKeys = (open = list?.hidden) => {
  if (!list) return false;
  list.hidden = !open;
  (open ? list.querySelector("button") : document.querySelector("[data-keys-button]"))?.focus();
  return true;
};
const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable=true]");

const answers = (event) => {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (desk && control && !event.shiftKey && key === "s") return press("[data-save]", act("save")) || true;
  if (desk && control && key === "enter") return press(act("update"), act("publish"), act("submit"));
  if (desk && control && event.shiftKey && key === "p") return press("[data-preview-toggle]", "[data-preview]");
  if (desk && event.altKey && !control && /^Digit[1-8]$/.test(event.code)) return enter(Number(event.code.slice(5)));
  if (control || event.altKey || isTyping(event.target)) return key === "escape" && list && !list.hidden && list.contains(event.target) && showKeys(false);
  if (event.key === "?") return showKeys();
  if (key === "escape" && list && !list.hidden) return showKeys(false);
  if (key === "n" && !desk && !event.shiftKey) return press("[data-new-story]", ".desk-start a.desk-button", "a[href$='/article/add/']");
  return false;
};

addEventListener("keydown", (event) => {
  if (event.isComposing || !(event.target instanceof Element) || !answers(event)) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
for (const button of document.querySelectorAll("[data-keys-button]")) {
  button.hidden = false;
  button.addEventListener("click", () => showKeys());
}
list?.querySelector("button").addEventListener("click", () => showKeys(false));
