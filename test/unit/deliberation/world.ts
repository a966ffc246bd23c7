import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/needs.mjs';
import { catalogueOf } from '../../../src/catalogue/catalogue';
import type { Designer } from '../../../src/deliberation/designer';
import type { World } from '../../../src/deliberation/desk';
import { begun } from '../../../src/deliberation/session';
import { defaultSettings, type Settings } from '../../../src/deliberation/settings';
import type { Input, State } from '../../../src/deliberation/state';

const folder = path.join(root, 'media/catalogue');

/** The topics that ship. */
export const { topics } = catalogueOf(
  `[${readdirSync(folder)
    .map(name => readFileSync(path.join(folder, name), 'utf8'))
    .join(',')}]`,
  [],
);

export function stateFor(
  designer: Designer,
  input: Partial<Input> & { readonly title: string },
  settings: Partial<Settings> = {},
): State {
  return begun({
    name: '0007-a-decision',
    path: 'docs/adr/0007-a-decision.md',
    digits: '0007',
    date: '2026-11-20',
    now: '2026-11-20T10:00:00.000Z',
    input: {
      context: '',
      criteria: [],
      alternatives: [],
      lessons: [],
      deciders: [],
      template: 'tot',
      reopens: null,
      ...input,
    },
    settings: { ...defaultSettings, unattended: true, ...settings },
    designer,
  });
}

/** A world in which nobody is asked and nothing is kept; a clock that goes on a second with every look. */
export function worldOf(designer: Designer, over: Partial<World> = {}): World {
  let seconds = 0;
  return {
    designer,
    signal: new AbortController().signal,
    now: () => new Date(Date.UTC(2026, 10, 20, 10, 0, ++seconds)).toISOString(),
    save: async () => {},
    ask: () => Promise.reject(new Error('Nobody is there.')),
    show: () => {},
    ...over,
  };
}

export interface Context {
  readonly file: string;
  readonly title: string;
  readonly context: string;
  readonly inScope: boolean;
  readonly quantities: readonly string[];
}

/** Questions with their contexts, written by people who had not seen the catalogue. */
export function contexts(set: string): readonly Context[] {
  const from = path.join(root, 'test/fixtures', set);
  const expected = JSON.parse(readFileSync(path.join(from, 'expected.json'), 'utf8')) as Omit<
    Context,
    'title' | 'context'
  >[];
  return expected.map(one => {
    const [first = '', ...rest] = readFileSync(path.join(from, one.file), 'utf8').split('\n');
    return { ...one, title: first.replace(/^# /, ''), context: rest.join('\n').trim() };
  });
}
