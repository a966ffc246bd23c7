import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/needs.mjs';
import { attributes } from '../../../src/catalogue/attributes';
import { type Topic, topicShape } from '../../../src/catalogue/topic';
import * as z from '../../../src/schema/schema';

const folder = path.join(root, 'media/catalogue');
const files = readdirSync(folder).filter(name => name.endsWith('.json'));
const only = process.env['TOPIC'];

describe.each(files.filter(file => !only || file.startsWith(only)))('media/catalogue/%s', file => {
  const parsed = topicShape.safeParse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  const topic = parsed.success ? parsed.data : null;

  it('is a topic', () => {
    expect(parsed.success ? '' : z.prettifyError(parsed.error)).toBe('');
    expect(`${topic?.id}.json`).toBe(file);
  });

  it('has four to seven criteria and at least four options, one of them the baseline', () => {
    const count = Object.keys(topic?.criteria ?? {}).length;
    expect(count).toBeGreaterThanOrEqual(4);
    expect(count).toBeLessThanOrEqual(7);
    expect(topic?.options.length).toBeGreaterThanOrEqual(4);
    expect(topic?.options.filter(({ baseline }) => baseline).length).toBe(1);
  });

  it('scores every option on every criterion, and nothing else', () => {
    const criteria = Object.keys(topic?.criteria ?? {}).sort();
    for (const { name, scores } of topic?.options ?? [])
      expect([name, ...Object.keys(scores).sort()]).toEqual([name, ...criteria]);
  });

  it('separates its options on every criterion', () => {
    for (const attribute of attributes) {
      if (!topic?.criteria[attribute]) continue;
      const scores = new Set(topic.options.map(({ scores }) => scores[attribute]?.score));
      expect([attribute, scores.size > 1]).toEqual([attribute, true]);
    }
  });

  it('gives every score a reason of its own', () => {
    const reasons = (topic?.options ?? []).flatMap(reasonsOf);
    expect(reasons.filter((reason, index) => reasons.indexOf(reason) !== index)).toEqual([]);
    for (const reason of reasons) expect([reason, reason.split(' ').length >= 3]).toEqual([reason, true]);
  });

  it('has options that differ in kind, no option that is never best, and none that is best everywhere', () => {
    const options = topic?.options ?? [];
    for (const [index, a] of options.entries()) {
      for (const b of options.slice(index + 1)) {
        const axes = Object.keys(a.kind) as (keyof typeof a.kind)[];
        expect([a.name, b.name, axes.filter(axis => a.kind[axis] !== b.kind[axis]).length >= 2]).toEqual([
          a.name,
          b.name,
          true,
        ]);
      }
      const rivals = options.filter(other => other !== a);
      expect([a.name, 'dominated', rivals.some(rival => dominates(rival, a))]).toEqual([a.name, 'dominated', false]);
    }
  });

  it('adjusts scores only for criteria it has', () => {
    for (const { adjust } of topic?.options ?? []) {
      for (const { on } of adjust) expect(Object.keys(topic?.criteria ?? {})).toContain(on);
    }
  });

  it('has triggers with a number and a window', () => {
    for (const { triggers } of topic?.options ?? []) {
      for (const { metric, when } of triggers)
        expect([metric, /^(?:<|>|<=|>=)\s*\S*\d/.test(when)]).toEqual([metric, true]);
    }
  });

  it('draws plain Mermaid', () => {
    for (const { name, diagram } of topic?.options ?? []) {
      expect([name, /^(?:flowchart (?:LR|TD|TB)|sequenceDiagram|stateDiagram-v2)\n/.test(diagram)]).toEqual([
        name,
        true,
      ]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is what is asked for
      expect([name, /^[\x09\x0a\x20-\x7e]*$/.test(diagram)]).toEqual([name, true]);
    }
  });
});

function reasonsOf({ scores }: Topic['options'][number]): string[] {
  return Object.values(scores).map(({ because }) => because);
}

function dominates(a: Topic['options'][number], b: Topic['options'][number]): boolean {
  const pairs = Object.entries(b.scores).map(([attribute, { score }]) => [
    a.scores[attribute as keyof typeof a.scores]?.score ?? 0,
    score,
  ]);
  return pairs.every(([x = 0, y = 0]) => x >= y) && pairs.some(([x = 0, y = 0]) => x > y);
}
