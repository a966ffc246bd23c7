import { expect, it } from 'vitest';
import { catalogueDesigner } from '../../../src/deliberation/catalogueDesigner';
import { deliberate } from '../../../src/deliberation/engine';
import { systemPrompt } from '../../../src/deliberation/prompts/system';
import { requirementsOf } from '../../../src/deliberation/requirements';
import type { Files } from '../../../src/ports/files';
import { stateFor, topics, worldOf } from './world';

const texts: Readonly<Record<string, string>> = {
  '.aiwg/requirements/nfr-modules/load.md':
    '---\nid: NFR\n---\n# Load\n\n- NFR-1: 7,000 requests/second at peak\n- Nice words about quality\n\n| id | requirement |\n| --- | --- |\n| NFR-2 | answers must come within 80 ms at p95 |\n',
  '.aiwg/requirements/supplemental-specification.md': 'The shop must never sell an article twice.\n',
  'src/requirements.md': 'must not be read',
};
const files: Files = {
  list: async folder =>
    [
      ...new Set(
        Object.keys(texts).flatMap(path =>
          folder === '' || path.startsWith(`${folder}/`)
            ? [path.slice(folder === '' ? 0 : folder.length + 1).split('/')[0] ?? '']
            : [],
        ),
      ),
    ].map(name => ({
      name,
      kind: name.endsWith('.md') ? 'file' : 'folder',
    })),
  read: async path => texts[path] ?? null,
};

it('reads what a workspace’s requirement files ask for, and decides by it', async () => {
  const found = await requirementsOf(files, ['.aiwg/requirements/**/*.md', '../etc/*', '/abs/*.md']);
  expect(found.map(({ text }) => text)).toEqual([
    'NFR-1: 7,000 requests/second at peak',
    'NFR-2, answers must come within 80 ms at p95',
    'The shop must never sell an article twice.',
  ]);
  const designer = catalogueDesigner(topics);
  const state = stateFor(designer, {
    title: 'Caching for product pages',
    context: 'We run PostgreSQL today.',
    requirements: [...found],
  });
  const outcome = await deliberate(state, worldOf(designer));
  if (!outcome.done) throw new Error(outcome.failure.message);
  expect(outcome.work.criteria?.find(({ name }) => name === 'Latency')?.source).toContain('"within 80 ms at p95"');
  expect(outcome.findings).toEqual([]);
  expect(
    systemPrompt({ title: 't', context: 'c', lessons: [], requirements: ['a (b.md)'], scale: { min: 1, max: 5 } }),
  ).toContain('Requirement: a (b.md)');
});
