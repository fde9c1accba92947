/* Uses a page as a reader would and puts what came of it into the document: one line a check, "ok" or "FAIL" first. */
addEventListener("load", () => setTimeout(() => {
  const told = [];
  const check = (name, good) => told.push((good ? "ok " : "FAIL ") + name);
  const panel = document.getElementById("panel");
  const click = (node) => node.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, button: 0 }));
  const lit = () => panel.querySelector(".seg.hot") !== null;
  const empty = () => { document.getElementById("panel-body").textContent = ""; };
  try {
    const silent = (selector) => [...document.querySelectorAll(selector)].filter((node) => { empty(); click(node); return !lit(); }).length;
    check("every line and letter opens its words", silent("main a[data-w]") === 0);
    check("every mark of the timeline opens its words", silent("a.mark:not([data-kind=SAID])") === 0);
    click(document.querySelector("main a.seg"));
    const back = panel.querySelector(".also a");
    check("a highlight names its lines", back && document.querySelector(back.hash) !== null);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    check("escape brings the list of reports back", panel.querySelector(".key") !== null);
    const party = document.getElementById("f-party");
    party.value = party.options[1].value;
    party.dispatchEvent(new Event("change", { bubbles: true }));
    check("the filter hides what does not fit", document.querySelector("#timeline li.off") !== null && document.querySelector("#timeline li:not(.off)") !== null);
    check("nothing is wider than the window", document.documentElement.scrollWidth <= innerWidth);
  } catch (error) {
    told.push("FAIL " + error.stack);
  }
  document.body.innerHTML = "<pre id=told>" + told.join("\n") + "</pre>";
}, 50));
