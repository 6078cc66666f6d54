// Search over the Pagefind index. Text comes in as text: nothing is inserted as HTML.
// A classic script, since browsers load no module from a folder: there it says that the search does not work.
const form = document.getElementById("buscador");
const input = document.getElementById("q");
const count = document.getElementById("cuenta");
const list = document.getElementById("resultados");
const more = document.getElementById("mas");
const PAGE = 10;
let results = [];
let shown = 0;

async function engine() {
  const pagefind = await import(new URL(form.dataset.indice, document.baseURI).href);
  await pagefind.options({ baseUrl: new URL("../", document.baseURI).pathname, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

// Pagefind marks matches with <mark> and escapes the rest; only those marks are rebuilt, as elements.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const line = document.createElement("p");
  for (const node of parsed.body.childNodes) {
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      line.append(mark);
    } else {
      line.append(node.textContent);
    }
  }
  return line;
}

async function showMore() {
  for (const result of results.slice(shown, shown + PAGE)) {
    const data = await result.data();
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = data.meta.title;
    item.append(link, excerpt(data.excerpt));
    list.append(item);
  }
  shown = list.children.length;
  more.hidden = shown >= results.length;
}

async function search(text) {
  list.replaceChildren();
  results = [];
  shown = 0;
  more.hidden = true;
  if (!text.trim()) {
    count.textContent = "";
    return;
  }
  results = (await (await ready).search(text)).results;
  const number = results.length.toLocaleString("es-SV");
  count.textContent = results.length === 0 ? `No hay resultados para «${text}».` : results.length === 1 ? "1 resultado" : `${number} resultados`;
  await showMore();
}

const ready = engine();
ready.then(
  () => search(input.value),
  () => {
    form.hidden = true;
    document.getElementById("sin-buscador").hidden = false;
  },
);
input.value = new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?${new URLSearchParams({ q: input.value })}`);
  ready.then(() => search(input.value));
});
document.getElementById("ver-mas").addEventListener("click", showMore);
