import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/adr/read';
import { diskFiles } from '../../src/cli/files';
import { exportedLog } from '../../src/exchange/formats/exportLog';
import { MARKDOWN_FORMATS } from '../../src/exchange/formats/write';
import { imported } from '../../src/exchange/import';
import { filesAfter } from '../../src/log/after';
import { contentsChange } from '../../src/log/contents/contents';
import { entriesOf, entryOf } from '../../src/log/entries';
import { link, placed } from '../../src/log/relate/link';
import { relationsChart, timelineChart } from '../../src/log/relate/mermaid';
import { relationsOf } from '../../src/log/relate/relations';
import { says } from '../../src/log/relate/says';
import { supersede } from '../../src/log/relate/supersede';
import { ABSENT, CORPUS, corpusFiles, present } from './corpus';

/** Logs of many tools: the folder of the repository that holds them. */
const LOGS = [
  'BjornMelin+docmind-ai-llm/docs/developers/adrs',
  'BjornMelin+tripsage-ai/docs/architecture/decisions',
  'BrighterCommand+Brighter/docs/adr',
  'actions+runner/docs/adrs',
  'adr+madr/docs/decisions',
  'alphagov+govuk-infrastructure/docs/architecture/decisions',
  'archgate+cli/.archgate/adrs',
  'celestiaorg+celestia-app/docs/architecture',
  'decentraland+adr/content',
  'joshrotenberg+adrs/crates/adrs-core/tests/fixtures/adr-corpus',
  'kyma-project+telemetry-manager/docs/contributor/arch',
  'microsoft+semantic-kernel/docs/decisions',
  'nhs-england-tools+repository-template/docs/adr',
  'stackabletech+documentation/modules/contributor/pages/adr',
  'thomvaill+log4brains/docs/adr',
];

describe.skipIf(!present)(`real logs (${present ? 'corpus' : ABSENT})`, () => {
  it.each(LOGS)('%s: the list of its records stays true once it is written', async log => {
    const files = diskFiles(path.join(CORPUS, 'files', log));
    const entries = await entriesOf(files, '');
    expect(entries.length).toBeGreaterThan(2);
    const change = await contentsChange(files, '', entries, true);
    expect(change?.after?.split('\n').filter(line => /^\| .*\]\(/.test(line)).length).toBe(entries.length);
    const later = filesAfter(files, change ? [change] : []);
    expect(await contentsChange(later, '', await entriesOf(later, ''), true)).toBeNull();
    const chart = relationsChart(entries, relationsOf(entries));
    expect(chart.length).toBeLessThan(50_000);
    expect(timelineChart(entries).length).toBeLessThan(50_000);
  });

  it.each(MARKDOWN_FORMATS)('as %s, every record says the same option was chosen', format => {
    const lost = corpusFiles().filter(({ path: file, text }) => {
      const chosen = read(text, { path: file }).chosen?.value;
      if (chosen === undefined) return false;
      const [out = ''] = exportedLog([{ entry: entryOf(file, text), text }], format).files.values();
      return read(out, { path: file }).chosen?.value !== chosen;
    });
    expect(lost.map(({ path: file }) => file)).toEqual([]);
  });

  it.each(LOGS)('%s: records can be superseded by the next, and reads as that', async log => {
    const files = diskFiles(path.join(CORPUS, 'files', log));
    const entries = await entriesOf(files, '');
    const failures: string[] = [];
    const step = Math.ceil(entries.length / 20);
    for (const [index, { path: old }] of entries.entries()) {
      if (index % step > 0) continue;
      const next = entries[index + 1]?.path;
      if (next === undefined) break;
      const [a, b] = [(await files.read(old)) ?? '', (await files.read(next)) ?? ''];
      const [one, other] = supersede({ path: old, text: a }, { path: next, text: b }, '2026-11-20');
      const after = one?.after ?? '';
      if (read(after, { path: old }).status?.means !== 'superseded') failures.push(`${old}: status`);
      const [from, to] = [placed({ path: old, text: after }), placed({ path: next, text: other?.after ?? '' })];
      if (!says(from, to, 'superseded-by')) failures.push(`${old}: no link to ${next}`);
      if (!says(to, from, 'supersedes')) failures.push(`${next}: no link to ${old}`);
      const title = (text: string) => entryOf(old, text).title?.value;
      if (title(after) !== title(a)) failures.push(`${old}: title`);
      const linked = link({ path: old, text: a }, { path: next, text: b }, 'relates-to').map(({ path, after }) =>
        placed({ path, text: after ?? '' }),
      );
      const [left, right] = linked;
      if (left && right && !(says(left, right, 'relates-to') && says(right, left, 'relates-to')))
        failures.push(`${old}: no link`);
    }
    expect(failures).toEqual([]);
  });

  it.each(LOGS)('%s: is imported into another log with its relations', async log => {
    const files = diskFiles(path.join(CORPUS, 'files', log));
    const before = await entriesOf(files, '');
    const foreign = [];
    for (const { path } of before) foreign.push({ path, text: (await files.read(path)) ?? '' });
    const own = [entryOf('docs/adr/0041-own.md', '# 41. Own\n\n## Status\n\nAccepted\n')];
    const { changes, moves } = imported(foreign, own, 'docs/adr');
    const after = changes.map(({ path, after }) => entryOf(path, after ?? ''));
    const renamed = relationsOf(before).edges.map(
      ({ from, to, relation }) => `${moves.get(from)} ${relation} ${moves.get(to)}`,
    );
    const kept = relationsOf(after).edges.map(({ from, to, relation }) => `${from} ${relation} ${to}`);
    // What named nothing before may name something by accident in a longer log.
    expect(renamed.filter(edge => !kept.includes(edge))).toEqual([]);
    const numbers = after.flatMap(({ number }) => (number ? [Number.parseInt(number.value, 10)] : []));
    expect(numbers.every(number => number > 41)).toBe(true);
  });
});
