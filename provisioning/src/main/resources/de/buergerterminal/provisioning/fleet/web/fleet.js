"use strict";
// Keeps the page up to date: the server says which cards changed, and this puts them in place.
// Without this file the page is complete as of its loading.
(() => {
  const body = document.body.dataset;
  const list = document.getElementById("terminals");
  const live = document.getElementById("live");
  const liveText = document.getElementById("live-text");
  const news = document.getElementById("news");

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body;

  const show = (state, text) => {
    live.className = "live " + state;
    if (liveText.textContent !== text) liveText.textContent = text;
  };

  const ago = () => {
    for (const time of document.querySelectorAll("time.ago")) {
      if (!time.title) time.title = time.textContent;
      const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time.dateTime)) / 1000));
      const [text, count] =
        seconds < 5 ? [body.agoNow, 0]
        : seconds < 120 ? [body.agoSeconds, seconds]
        : seconds < 7200 ? [body.agoMinutes, Math.round(seconds / 60)]
        : [body.agoHours, Math.round(seconds / 3600)];
      time.textContent = text.replace("{0}", count);
    }
  };

  const item = (kiosk) => {
    let found = document.getElementById("t-" + kiosk);
    if (!found) {
      found = document.createElement("li");
      found.id = "t-" + kiosk;
      list.append(found);
    }
    return found;
  };

  const events = new EventSource("/events?lang=" + encodeURIComponent(body.lang));
  events.addEventListener("error", () => show("dead", body.dead));
  events.addEventListener("card", (event) => {
    const { kiosk, html, news: sentence } = JSON.parse(event.data);
    item(kiosk).replaceChildren(...parsed(html).childNodes);
    if (sentence) news.textContent = sentence;
    ago();
  });
  events.addEventListener("order", (event) => {
    const wanted = JSON.parse(event.data).map(item);
    if (wanted.some((li, at) => list.children[at] !== li)) list.replaceChildren(...wanted);
  });
  events.addEventListener("summary", (event) => {
    const summary = document.getElementById("summary");
    summary.replaceChildren(...parsed(JSON.parse(event.data).html).childNodes);
    show("on", body.live); // the last of the events that bring a page up to date
  });
  window.addEventListener("pagehide", () => events.close());
  ago();
  setInterval(ago, 1000);
})();
