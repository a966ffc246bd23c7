import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/needs.mjs';
import { modelDesigner } from '../../../src/deliberation/modelDesigner';
import { defaultSettings } from '../../../src/deliberation/settings';
import { catalogueArchitect, topicDesigners } from '../../../src/design/catalogueArchitect';
import { modelArchitect } from '../../../src/design/modelArchitect';
import { type DesignBeginning, type DesignWorld, designBegun } from '../../../src/design/session';
import type { DesignState } from '../../../src/design/state';
import type { Model } from '../../../src/llm/model';
import type { Store } from '../../../src/ports/store';
import { topics } from '../deliberation/world';

export { topics };

/** Files in memory that keep to the contract of a store. */
export function memoryStore(files: Map<string, string> = new Map()): Store & { readonly files: Map<string, string> } {
  return {
    files,
    list: async folder =>
      [...files.keys()].flatMap(name =>
        path.posix.dirname(name) === folder ? [{ name: path.posix.basename(name), kind: 'file' as const }] : [],
      ),
    read: async name => files.get(name) ?? null,
    bytes: async name => (files.has(name) ? new TextEncoder().encode(files.get(name)) : null),
    write: async (name, text, expected) => {
      if ((files.get(name) ?? null) !== expected) return 'changed';
      files.set(name, text);
      return 'written';
    },
    remove: async name => {
      files.delete(name);
      return 'removed';
    },
  };
}

export const titles = {
  'e-commerce': 'E-commerce platform',
  analytics: 'Real-time analytics',
  migration: 'Monolith migration',
  fulfilment: 'Order fulfilment',
} as const;
export type BriefName = keyof typeof titles;

export function brief(name: BriefName): string {
  return readFileSync(path.join(root, 'test/unit/design/briefs', `${name}.md`), 'utf8');
}

type Who = Pick<DesignWorld, 'architect' | 'designerFor'>;

export const catalogueOnly: Who = {
  architect: catalogueArchitect(topics),
  designerFor: topicDesigners(topics),
};

export function modelled(model: Model): Who {
  const designer = modelDesigner(model, { seed: 1 });
  return { architect: modelArchitect(model, { seed: 1 }), designerFor: () => designer };
}

export function begin(title: string, context: string, who: Who, over: Partial<DesignBeginning> = {}): DesignState {
  return designBegun({
    title,
    context,
    folder: 'docs/architecture',
    records: 'docs/adr',
    date: '2026-11-20',
    now: '2026-11-20T10:00:00.000Z',
    tot: { ...defaultSettings, samples: 1 },
    architect: who.architect,
    gates: [],
    unattended: true,
    ...over,
  });
}

/** Nobody is asked unless a test answers; a clock that goes on a second with every look. */
export function worldOf(who: Who, over: Partial<DesignWorld> = {}): DesignWorld & { readonly store: Store } {
  let seconds = 0;
  const nobody = () => Promise.reject(new Error('Nobody is there.'));
  return {
    ...who,
    store: memoryStore(),
    records: '.aiwg',
    signal: new AbortController().signal,
    now: () => new Date(Date.UTC(2026, 10, 20, 10, 0, ++seconds)).toISOString(),
    ask: nobody,
    show: () => {},
    decisions: { ask: nobody, show: () => {} },
    ...over,
  };
}
