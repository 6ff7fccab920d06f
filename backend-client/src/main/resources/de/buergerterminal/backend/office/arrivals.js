"use strict";
// Shows new arrivals without a click. Without it, reloading the page does the same.
(() => {
  const list = document.getElementById("list");
  const status = document.getElementById("arrivals");
  if (!list || !status || !window.EventSource) return;
  let pending = 0;

  async function refresh() {
    pending = 0;
    // Such a reload must not keep a session alive that nobody uses.
    const answer = await fetch(location.href, {
      credentials: "same-origin",
      headers: { "X-By-Itself": "yes" },
    });
    if (!answer.ok) return;
    if (answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Whoever is reading or tabbing inside the list must not lose the place.
    if (list.contains(document.activeElement)) {
      status.textContent = "Es gibt Neues – laden Sie die Seite neu.";
      return;
    }
    list.replaceChildren(...page.getElementById("list").childNodes);
    status.textContent = page.getElementById("arrivals").textContent;
    document.title = page.title;
  }

  new EventSource("/inbox/events").addEventListener("change", () => {
    if (!pending) pending = setTimeout(() => refresh().catch(() => {}), 300);
  });
})();
