// Search over the Pagefind index. Text comes in as text: nothing is inserted as HTML.
// A classic script, since browsers load no module from a folder: there it says that the search does not work.
const form = document.getElementById("buscador");
const input = document.getElementById("q");
const count = document.getElementById("cuenta");
const list = document.getElementById("resultados");
const more = document.getElementById("mas");
const folded = document.getElementById("filtros");
const filters = [...folded.querySelectorAll("select")];
const asked = new URLSearchParams(location.search);
// On a page in another language its texts come with the form.
const texts = JSON.parse(form.dataset.textos ?? "{}");
const PAGE = 10;
let results = [];
let shown = 0;

function say(text, values = {}) {
  return (texts[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

async function engine() {
  const pagefind = await import(new URL(form.dataset.indice, document.baseURI).href);
  // Without its worker, which would be the same code a second time: on a slow line that is what takes long.
  const baseUrl = new URL("../", document.baseURI).pathname;
  // First the words as they were typed, but for accents: «genero» is «género» before «generar».
  const ranking = { termSimilarity: 8, pageLength: 0.4, diacriticSimilarity: 0 };
  await pagefind.options({ noWorker: true, baseUrl, excerptLength: 24, ranking });
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
  const next = await Promise.all(results.slice(shown, shown + PAGE).map((result) => result.data()));
  for (const data of next) {
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

// Words that nobody looks for: each would ask for one more piece of the index, and hide pages that answer.
const EMPTY = new Set("a al con de del el en la las lo los o para por que qué se su sus un una y".split(" "));

function wordsOf(text) {
  const bare = text.split(/\s+/).map((word) => word.replace(/^[¿¡«"(]+|[?!.,;:»")]+$/g, ""));
  const words = bare.filter(Boolean);
  const full = words.filter((word) => !EMPTY.has(word.toLowerCase()));
  return full.length ? full : words;
}

// For a word that it does not know Pagefind takes one that begins alike; between quotes it takes the word alone.
// Of several words come the pages with all of them; where there is none, those with most; and it is said.
async function ofWords(pagefind, text, words, found, options) {
  const answers = await Promise.all(words.map((word) => pagefind.search(`"${word}"`, options)));
  const pages = new Map();
  for (const result of answers.flatMap((answer) => answer.results)) {
    const page = pages.get(result.id) ?? { result, words: 0, score: 0 };
    pages.set(result.id, { result, words: page.words + 1, score: page.score + result.score });
  }
  const all = found.filter((result) => pages.get(result.id)?.words === words.length);
  if (all.length || found.length + pages.size === 0) return [all, ""];
  if (pages.size === 0) return [found, say("Ninguna página dice «{text}». Con palabras que empiezan de forma parecida: ", { text })];
  const best = [...pages.values()].sort((one, other) => other.words - one.words || other.score - one.score);
  const some = say("No hay páginas con todas las palabras de «{text}». Con alguna: ", { text });
  return [best.map((page) => page.result), some];
}

// The index knows one filter, `es`, whose values are `unidad=…`, `estado=…`: with more, equal sites would not have equal
// indexes, since Pagefind writes them in no order.
function chosen() {
  return Object.fromEntries(filters.filter((filter) => filter.value).map((filter) => [filter.name, filter.value]));
}

// Each filter offers what the results have, and keeps what is chosen.
function offer(counts) {
  for (const filter of filters) {
    const value = filter.value || asked.get(filter.name) || "";
    const prefix = `${filter.name}=`;
    const found = Object.entries(counts.es ?? {})
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, number]) => [name.slice(prefix.length), number])
      .filter(([name, number]) => number > 0 || name === value);
    found.sort(([one], [other]) => one.localeCompare(other, "es"));
    filter.replaceChildren(filter.options[0], ...found.map(([name, number]) => new Option(`${name} (${number})`, name)));
    filter.value = value;
  }
}

async function search() {
  const text = input.value.trim();
  list.replaceChildren();
  results = [];
  shown = 0;
  more.hidden = true;
  const pagefind = await ready;
  if (folded.open) offer(await pagefind.filters());
  const narrowed = Object.entries(chosen()).map((pair) => pair.join("="));
  if (!text && narrowed.length === 0) {
    count.textContent = "";
    return;
  }
  const words = wordsOf(text);
  const options = { filters: narrowed.length ? { es: narrowed } : {} };
  const found = await pagefind.search(words.join(" ") || null, options);
  let before = "";
  [results, before] = words.length ? await ofWords(pagefind, text, words, found.results, options) : [found.results, ""];
  if (folded.open) offer(found.filters);
  const number = results.length.toLocaleString(document.documentElement.lang);
  const none = text ? say("No hay resultados para «{text}».", { text }) : say("No hay páginas así.");
  const many = results.length === 1 ? say("1 resultado") : say("{number} resultados", { number });
  count.textContent = results.length === 0 ? none : before + many;
  await showMore();
}

function searchAndKeep() {
  const kept = Object.entries({ q: input.value, ...chosen() }).filter(([, value]) => value);
  history.replaceState(null, "", `?${new URLSearchParams(kept)}`);
  return search();
}

const ready = engine();
input.value = asked.get("q") ?? "";
if (filters.some((filter) => asked.get(filter.name))) folded.open = true;
ready.then(search, () => {
  form.hidden = true;
  folded.hidden = true;
  document.getElementById("sin-buscador").hidden = false;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  searchAndKeep();
});
folded.addEventListener("toggle", () => folded.open && search());
for (const filter of filters) filter.addEventListener("change", searchAndKeep);
document.getElementById("ver-mas").addEventListener("click", showMore);
