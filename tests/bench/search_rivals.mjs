// The rivals that are written in JavaScript: reads {documents, queries, material} from the file named
// first, answers every query with ten ids, and writes {rival: {answers, ready, each}} to the second,
// times in milliseconds. The fourth names a folder for Pagefind's files, the fifth its module.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import vm from "node:vm";
import MiniSearch from "minisearch";

const [, , source, target, worker, pagefindFolder, pagefindModule] = process.argv;
const { createIndex } = await import(pagefindModule);
const { documents, queries, material } = JSON.parse(readFileSync(source, "utf-8"));
const DEEPEST = 10;

/** Characters and pairs of them, and whole words of other scripts. */
function bigrams(text) {
  const terms = [];
  for (const [run] of text.normalize("NFKC").toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) terms.push(run);
    else {
      const characters = [...run];
      characters.forEach((one, i) => terms.push(one, ...(i ? [characters[i - 1] + one] : [])));
    }
  }
  return terms;
}

function miniSearch() {
  const index = new MiniSearch({
    fields: ["title", "tags", "text"],
    tokenize: bigrams,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 4, tags: 2 } },
  });
  index.addAll(documents);
  return (query) => index.search(query).slice(0, DEEPEST).map((hit) => hit.id);
}

/** Material's own worker, as it is shipped, with the few things of a browser that it touches. */
async function materialSearch() {
  const handlers = [];
  let answer = () => {};
  const scope = {
    console: { warn() {}, log() {} },
    addEventListener: (_, handler) => handlers.push(handler),
    postMessage: (message) => answer(message),
    importScripts: (...names) => {
      for (const name of names) {
        vm.runInContext(readFileSync(join(dirname(worker), name), "utf-8"), context);
      }
    },
    setTimeout,
    URL,
  };
  scope.self = scope;
  const context = vm.createContext(scope);
  vm.runInContext(readFileSync(worker, "utf-8"), context);
  const ask = (message) =>
    new Promise((resolve) => {
      answer = resolve;
      handlers.forEach((handler) => handler({ data: message }));
    });
  await ask({ type: 0, data: { ...material, options: { suggest: false } } });
  return async (query) => {
    const { data } = await ask({ type: 2, data: query });
    return data.items.slice(0, DEEPEST).map(([first]) => documents[Number(first.location.slice(1))].id);
  };
}

async function pagefindFiles() {
  const { index } = await createIndex({ forceLanguage: "zh" });
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  for (const [number, { title, tags, text }] of documents.entries()) {
    const paragraphs = text.split("\n").map((line) => `<p>${escape(line)}</p>`).join("");
    const content =
      `<html lang="zh"><title>${escape(title)}</title><body><h1>${escape(title)}</h1>` +
      `<p data-pagefind-weight="3">${escape(tags)}</p>${paragraphs}</body></html>`;
    await index.addHTMLFile({ url: `/${number}.html`, content });
  }
  await index.writeFiles({ outputPath: pagefindFolder });
}

async function answers(makeSearch) {
  const start = performance.now();
  const search = await makeSearch();
  const ready = performance.now();
  const found = [];
  for (const query of queries) found.push(await search(query));
  return { answers: found, ready: ready - start, each: (performance.now() - ready) / queries.length };
}

const results = { material: await answers(materialSearch), minisearch: await answers(miniSearch) };
await pagefindFiles();
writeFileSync(target, JSON.stringify(results));
process.exit(0);
