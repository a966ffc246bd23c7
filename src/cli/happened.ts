import { posix } from 'node:path';
import { type AdrRecord, read } from '../adr/read';
import { parseYaml } from '../evidence/yaml';
import { firing } from '../log/fire/fire';
import type { Metrics } from '../log/fire/samples';
import { localDate } from '../log/localDate';
import type { Happening } from '../memory/reflection';
import type { Files } from '../ports/files';
import { person } from './agents';

/** What a workspace shows to have happened to a decision; where it shows nothing, that its person reviews it now. */
export async function happened(
  files: Files,
  record: AdrRecord,
  file: string,
  metrics: Metrics,
  note: string,
): Promise<Happening> {
  return (
    (await superseded(files, record, file)) ??
    (await fired(files, record, file, metrics)) ??
    givenUp(record) ?? { type: 'reviewed', reviewer: person().id, ...(note ? { note } : {}) }
  );
}

async function superseded(files: Files, record: AdrRecord, file: string): Promise<Happening | null> {
  if (record.status?.means !== 'superseded') return null;
  const link = record.links.find(({ relation }) => relation === 'superseded-by');
  if (!link) return null;
  const target = link.target.replace(/#.*$/, '');
  const path = posix.normalize(posix.join(posix.dirname(file), target));
  const text = path.startsWith('..') ? null : await files.read(path);
  const title = text === null ? link.text : (read(text, { path }).title?.value ?? link.text);
  return { type: 'superseded', by: text === null ? link.target : path, ...(title ? { title } : {}) };
}

async function fired(files: Files, record: AdrRecord, file: string, metrics: Metrics): Promise<Happening | null> {
  const world = { files, today: localDate(new Date()), metrics, yaml: parseYaml };
  const [found] = await firing([Object.assign(record, { path: file })], world);
  const outcome = found?.outcomes.find(({ state }) => state === 'fires');
  if (!outcome) return null;
  const { metric, comparison, threshold, window } = outcome.trigger;
  const trigger = [metric, comparison, threshold, window].filter(part => part !== null && part !== '').join(' ');
  return { type: 'trigger-fired', trigger, measured: outcome.because };
}

function givenUp({ status }: AdrRecord): Happening | null {
  const means = status?.means ?? null;
  if (!status || (means !== 'deprecated' && means !== 'rejected' && means !== 'withdrawn')) return null;
  return { type: 'status-changed', from: null, to: status.value };
}
