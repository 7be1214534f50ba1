/* Says while a title or a summary is written how well its length reads, in words and by colour. */
const SCALES = {
  title: [[0, "quiet", "55–70 huruf paling pas"], [54, "quiet", "masih pendek"], [70, "good", "pas"],
    [110, "long", "panjang, ujungnya terpotong di Google"], [Infinity, "over", "terlalu panjang, paling banyak 110"]],
  standfirst: [[0, "quiet", "kosong: dipakai awal isi"], [200, "good", "pas"], [Infinity, "over", "terlalu panjang, paling banyak 200"]],
};

document.querySelectorAll("[data-meter]").forEach((input) => {
  const meter = document.createElement("span");
  meter.id = `${input.id}-panjang`;
  input.after(meter);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${meter.id}`.trim());
  const measure = () => {
    const letters = [...input.value.trim().replace(/\s+/g, " ")].length;
    const [, grade, words] = SCALES[input.dataset.meter].find(([most]) => letters <= most);
    meter.textContent = letters ? `${letters} huruf · ${words}` : words;
    meter.className = `meter meter-${grade}`;
  };
  input.addEventListener("input", measure);
  measure();
});
