import { frontMatterOf } from '../adr/text/front';
import { Lines } from '../adr/text/lines';

/** `tags: [storage, cost]`, `category: security` in the front matter. */
const KEY = /^(?:tags?|topics?|categor(?:y|ies)|areas?|domains?|labels?|keywords?)$/i;
/** What log4brains writes in the head: `- Tags: storage, cost`; others `**Category:** security`. */
const LINE =
  /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?(?:tags?|topics?|categor(?:y|ies))(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(\S.*)$/im;
const HEAD = 8000;
const LINES = 2500;
const MOST = 20;
const LONGEST = 60;

/** What a record says it is about, as written, each once. */
export function topicsOf(text: string): readonly string[] {
  const head = text.slice(0, HEAD);
  const said = [...inFront(head), ...inHead(head)].flatMap(value => value.split(/[,;]/)).map(clean);
  const own = new Map(said.filter(topic => topic !== '').map(topic => [topic.toLowerCase(), topic] as const));
  return [...own.values()].slice(0, MOST);
}

function inFront(head: string): string[] {
  if (!/^\uFEFF?\s*(?:---|\+\+\+)/.test(head) || !/^(?:tag|topic|categor|area|domain|label|keyword)/im.test(head))
    return [];
  const entries = frontMatterOf(new Lines(head))?.entries ?? [];
  return entries.filter(({ key }) => KEY.test(key)).flatMap(({ values }) => values.map(({ value }) => value));
}

function inHead(head: string): string[] {
  const body = head.replace(/^\uFEFF?\s*---\n[\s\S]*?\n---\n/, '').slice(0, LINES);
  const found = LINE.exec(body.split(/^##[ \t]/m, 1)[0] ?? '')?.[1];
  return found === undefined ? [] : [found];
}

/** `"#storage"` and `` `storage` `` are both storage. */
function clean(topic: string): string {
  return topic
    .replace(/^[\s"'`#[\]*]+|[\s"'`[\]*]+$/g, '')
    .slice(0, LONGEST)
    .trim();
}
