import type { Files } from '../../ports/files';
import { companionName, provenancePath } from '../../provenance/name';
import { readProvenance } from '../../provenance/read';
import { renamed } from '../../provenance/rename';
import type { Change } from '../change';
import { stemOf } from '../paths';
import type { Move } from './follow';

/**
 * What lies beside a record under its name goes with it: its provenance, the trace and the state of its deliberation, and
 * the lessons that name it. A file that cannot be read is a sentence, and nothing is moved.
 */
export async function companionChanges(
  files: Files,
  records: string,
  paths: readonly string[],
  move: Move,
): Promise<{ readonly changes: readonly Change[] } | { readonly problem: string }> {
  const after = paths.map(path => (path === move.from ? move.to : path));
  const [old, next] = [companionName(move.from, paths), companionName(move.to, after)];
  const changes: Change[] = [];
  const provenance = provenancePath(files, move.from, paths);
  const text = await files.read(provenance);
  if (text !== null) {
    const reading = readProvenance(text);
    if (reading.state !== 'fine') return { problem: `${provenance}: ${reading.message}` };
    changes.push(
      ...moved(
        provenance,
        provenancePath(files, move.to, after),
        text,
        renamed(reading, { path: move.to, name: next }),
      ),
    );
  }
  const explorations = `${records}/working/tot-explorations`;
  for (const ending of ['.jsonl', '.state.json']) {
    const own = await files.read(`${explorations}/${old}${ending}`);
    if (own === null) continue;
    const said = ending === '.jsonl' ? own : stateText(own, old, next, move);
    changes.push(...moved(`${explorations}/${old}${ending}`, `${explorations}/${next}${ending}`, own, said));
  }
  changes.push(...(await lessonChanges(files, records, move)));
  return { changes };
}

function moved(from: string, to: string, before: string, after: string): Change[] {
  if (from === to) return before === after ? [] : [{ path: from, before, after }];
  return [
    { path: to, before: null, after },
    { path: from, before, after: null },
  ];
}

/** The fields by which a deliberation finds its record; its answers are what was said, and stay. */
function stateText(text: string, old: string, next: string, { from, to, digits }: Move): string {
  const field = (key: string, before: string | null, after: string) => (said: string) =>
    said.replace(
      new RegExp(`("${key}"\\s*:\\s*)${before === null ? '"[^"]*"' : escaped(JSON.stringify(before))}`),
      (_, head: string) => `${head}${JSON.stringify(after)}`,
    );
  return field('digits', null, digits)(field('path', from, to)(field('name', old, next)(text)));
}

async function lessonChanges(files: Files, records: string, { from, to }: Move): Promise<Change[]> {
  const folder = `${records}/ralph/reflections`;
  const changes: Change[] = [];
  for (const { name, kind } of await files.list(folder)) {
    if (kind !== 'file' || !name.endsWith('.json')) continue;
    const text = await files.read(`${folder}/${name}`);
    if (text === null || !text.includes(stemOf(from))) continue;
    const after = text.split(JSON.stringify(from)).join(JSON.stringify(to));
    if (after !== text) changes.push({ path: `${folder}/${name}`, before: text, after });
  }
  return changes;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
