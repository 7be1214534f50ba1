/* Counts the letters of a field against the length that reads well. */
document.querySelectorAll("[data-count]").forEach((input) => {
  const good = Number(input.dataset.count);
  const counter = document.createElement("span");
  counter.className = "counter";
  input.after(counter);
  const count = () => {
    counter.textContent = `${input.value.length} / ${good}`;
    counter.classList.toggle("over", input.value.length > good);
  };
  input.addEventListener("input", count);
  count();
});
