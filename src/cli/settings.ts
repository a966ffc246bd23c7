import { type MemorySettings, memoryFrom } from '../deliberation/lessonsFor';
import { type Settings as Deliberation, settingsFrom } from '../deliberation/settings';
import { inside } from '../log/folder';
import { type Numbering, numberingOf } from '../log/numbering';
import type { Files } from '../ports/files';
import { type Exemptions, exemptionsIn } from '../review/exempt';
import { failed } from './failure';

/** What the command line takes from the workspace's `.vscode/settings.json`; it never takes a provider or an address. */
export interface Settings {
  readonly folder: string;
  readonly template: string;
  readonly numbering: Numbering;
  readonly exemptions: Exemptions;
  readonly scale: readonly [min: number, max: number] | null;
  /** The folder of companions. */
  readonly records: string;
  /** Globs of requirement files. */
  readonly requirements: readonly string[];
  readonly memory: MemorySettings;
  readonly tot: Deliberation;
}

export async function readSettings(files: Files): Promise<Settings> {
  const text = await files.read('.vscode/settings.json');
  const all = text === null ? {} : parse(text);
  const string = (key: string) => (typeof all[key] === 'string' ? all[key] : '');
  const [, min, max] = /^(\d+)-(\d+)$/.exec(string('deliberate.scale')) ?? [];
  return {
    folder: string('deliberate.folder'),
    template: string('deliberate.template'),
    numbering: numberingOf(all['deliberate.numbering']),
    exemptions: exemptionsIn(string('deliberate.review.exemptBefore'), all['deliberate.review.exemptUpTo']),
    scale: min && max && Number(min) < Number(max) ? [Number(min), Number(max)] : null,
    records: inside(string('deliberate.records')) || '.aiwg',
    requirements: globsIn(all['deliberate.requirements']),
    memory: memoryFrom(key => all[`deliberate.${key}`]),
    tot: settingsFrom(key => all[`deliberate.${key}`]),
  };
}

function globsIn(value: unknown): readonly string[] {
  const globs = Array.isArray(value) ? value.filter(one => typeof one === 'string') : null;
  return globs?.slice(0, 20) ?? ['.aiwg/requirements/**/*.md'];
}

/** A string, a comment or a comma before a closing bracket; only strings stay. */
const extras = /("(?:[^"\\]|\\.)*")|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g;

/** Settings are JSON with comments and trailing commas. */
function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(
      text.replace(/^\uFEFF/, '').replace(extras, (_, string?: string) => string ?? '') || '{}',
    );
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    throw failed('.vscode/settings.json is not valid: mend it, or move it away.', error);
  }
}
