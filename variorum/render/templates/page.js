"use strict";
(() => {
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const body = document.getElementById("panel-body");
  const close = document.getElementById("panel-close");
  const key = body.innerHTML;
  let opener = null;

  const make = (tag, name, text) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text) node.textContent = text;
    return node;
  };
  const itemOf = (node) => node.closest(".item");
  const shortOf = (id) => {
    const item = document.getElementById(id);
    return (item && item.dataset.label) || id;
  };

  /* The paragraphs of a report in which a piece of evidence stands, copied with only that evidence lit. */
  const paragraphsOf = (id) => {
    const found = new Set();
    document.querySelectorAll(`main .seg[data-w~="${id}"]`).forEach((seg) => found.add(seg.closest("p")));
    return [...found];
  };
  const quote = (ids) => {
    const wanted = new Set(ids);
    const done = new Set();
    const part = document.createDocumentFragment();
    let last = null;
    ids.forEach((id) => paragraphsOf(id).forEach((paragraph) => {
      if (done.has(paragraph)) return;
      done.add(paragraph);
      const source = paragraph.closest(".source");
      if (source !== last) {
        const from = make("p", "from");
        from.append(make("b", "sig", source.dataset.sig), source.dataset.name + " ");
        const link = make("a", "", "in full");
        link.href = "#" + id;
        from.append(link);
        part.append(from);
        last = source;
      }
      const block = make("blockquote");
      paragraph.childNodes.forEach((node) => {
        if (node.nodeType === 1 && node.matches(".at")) return;
        const copy = make("span", "", node.textContent);
        if (node.nodeType === 1 && node.dataset.w && node.dataset.w.split(" ").some((one) => wanted.has(one))) copy.className = "seg hot";
        block.append(copy);
      });
      part.append(block);
    }));
    return part;
  };
  const also = (ids, except) => {
    const lines = new Set();
    ids.forEach((id) => document.querySelectorAll(`main .seg[data-w~="${id}"]`).forEach((seg) => seg.dataset.l.split(" ").forEach((one) => lines.add(one))));
    lines.delete(except);
    if (!lines.size) return null;
    const box = make("div", "also");
    box.append(make("p", "meta", except ? "The same words also carry" : "These words carry"));
    [...lines].slice(0, 12).forEach((id) => {
      const link = make("a", "", shortOf(id));
      link.href = "#" + id;
      box.append(link);
    });
    return box;
  };
  const open = (name, nodes, from) => {
    opener = from;
    title.textContent = name;
    body.replaceChildren(...nodes.filter(Boolean));
    close.hidden = false;
    panel.classList.add("open");
    document.body.classList.add("reading");
    panel.scrollTop = 0;
    title.focus({ preventScroll: true });
  };
  const shut = () => {
    title.textContent = "The reports";
    body.innerHTML = key;
    close.hidden = true;
    panel.classList.remove("open");
    document.body.classList.remove("reading");
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  };
  const whyOf = (item) => item && item.dataset.why && make("p", "meta", "Why: " + item.dataset.why);
  const openLine = (link) => {
    const ids = link.dataset.w.trim().split(/\s+/);
    const item = itemOf(link);
    const words = link.matches(".line") ? link.textContent : item ? shortOf(item.id) : "";
    open("The words", [make("p", "said-line", words), whyOf(item), quote(ids), also(ids, item && item.id)], link);
  };
  const openMark = (mark) => {
    const item = document.getElementById(mark.dataset.line);
    const link = item && item.querySelector("[data-w]");
    if (!link) return false;
    const ids = [...item.querySelectorAll("[data-w]")].flatMap((one) => one.dataset.w.trim().split(/\s+/));
    open("The words", [make("p", "said-line", shortOf(item.id)), whyOf(item), quote([...new Set(ids)]), also(ids, item.id)], mark);
    return true;
  };

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const mark = event.target.closest("a.mark");
    if (mark) {
      if (openMark(mark)) event.preventDefault();
      return;
    }
    const heard = event.target.closest("main .voice[title]");
    const told = heard && make("p", "meta heard", heard.title);
    const seg = event.target.closest("main a.seg");
    if (seg) {
      event.preventDefault();
      const ids = seg.dataset.w.split(" ");
      open("What rests on these words", [told, quote(ids), also(ids, null)], seg);
      return;
    }
    if (heard && !String(getSelection())) {
      open("The reporter’s own voice", [make("p", "said-line", heard.textContent), told], null);
      return;
    }
    const link = event.target.closest("main a[data-w]");
    if (link) {
      event.preventDefault();
      openLine(link);
      return;
    }
    const form = event.target.closest(".form, .words");
    if (form && !event.target.closest("a, summary") && !String(getSelection())) openLine(form.querySelector("[data-w]"));
    if (event.target.closest("#panel a") && getComputedStyle(panel).position === "fixed") shut();
  });
  close.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !close.hidden) shut();
  });

  /* A drawing wider than the screen first shows its end: the latest days. */
  document.querySelectorAll("#timeline .scroll").forEach((one) => { one.scrollLeft = one.scrollWidth; });

  /* Filters of the timeline. */
  const filters = document.querySelector(".filters");
  if (filters) {
    filters.hidden = false;
    const party = document.getElementById("f-party");
    const kind = document.getElementById("f-kind");
    const count = document.getElementById("f-count");
    const apply = () => {
      let shown = 0;
      document.querySelectorAll("#timeline [data-kind]").forEach((node) => {
        const off = (party.value && !node.dataset.party.split(" ").includes(party.value)) || (kind.value && node.dataset.kind !== kind.value);
        node.classList.toggle("off", Boolean(off));
        if (!off && node.localName === "li") shown += 1;
      });
      document.querySelectorAll(".day").forEach((day) => { day.hidden = !day.querySelector("li:not(.off)"); });
      count.textContent = party.value || kind.value ? `${shown} shown` : "";
    };
    filters.addEventListener("change", apply);
    filters.addEventListener("submit", (event) => event.preventDefault());
  }

  /* The account without lines that rest on the reporters' own words alone. */
  const voice = document.getElementById("f-voice");
  const leaveOut = () => {
    const own = document.querySelectorAll("main [data-voice]");
    own.forEach((line) => document.querySelectorAll(`a.mark[data-line="${line.id}"]`).forEach((mark) => mark.classList.add("unvoiced")));
    document.body.classList.toggle("unvoiced", voice.checked);
    const count = own.length === 1 ? "1 line" : `${own.length || "no"} lines`;
    document.getElementById("voice-count").textContent = voice.checked ? `${count} left out; in the reports such words are pale` : "";
  };
  if (voice) {
    document.getElementById("voice-switch").hidden = false;
    voice.addEventListener("change", leaveOut);
  }

  /* A line inside a closed part of the page opens that part, and one that was left out comes back. */
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (voice && voice.checked && target && target.closest("[data-voice]")) {
      voice.checked = false;
      leaveOut();
      target.scrollIntoView();
    }
    const part = target && target.closest("details");
    if (part && !part.open) {
      part.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  /* Where in the page the reader is. */
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  if ("IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
      if (!entry.isIntersecting) return;
      links.forEach((link) => link.removeAttribute("aria-current"));
      const link = links.get(entry.target.id);
      if (link) link.setAttribute("aria-current", "true");
    }), { rootMargin: "-20% 0px -70% 0px" });
    document.querySelectorAll("main > section").forEach((section) => seen.observe(section));
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
})();
