import { describe, expect, it } from 'vitest';
import { runDesign } from '../../../src/design/session';
import type { ModelRequest } from '../../../src/llm/model';
import { scripted } from '../deliberation/scripted';
import { wiseArchitect } from './wiseArchitect';
import { begin, brief, modelled, titles, worldOf } from './world';

type Answer = Record<string, unknown>;

/** Lies in one step; with `always` it goes on lying when it is told. */
async function lying(step: RegExp, lie: (answer: Answer) => Answer, always = false) {
  const told: string[] = [];
  const who = modelled(
    scripted('liar', (request: ModelRequest) => {
      const answer = wiseArchitect(request);
      if (!step.test(request.prompt)) return answer;
      const [, findings] = request.prompt.split('Your last answer did not pass.');
      if (findings) told.push(findings);
      return findings && !always ? answer : lie(answer);
    }),
  );
  const outcome = await runDesign(begin(titles['e-commerce'], brief('e-commerce'), who), worldOf(who));
  if (!outcome.done) throw new Error(outcome.failure.message);
  return { ...outcome, told };
}

const components = /^Design step: component/;
const dataFlow = /^Design step: data-flow/;
const scaling = /^Design step: scaling/;

describe('what a model makes up', () => {
  it.each([
    [
      'users that nobody named',
      scaling,
      (a: Answer) => ({
        plan: [...(a['plan'] as []), { load: '3 million users', how: 'more', limit: 'none', meets: [] }],
      }),
      /"3 million users" is said nowhere/,
    ],
    [
      'a better availability',
      scaling,
      (a: Answer) => ({
        plan: [...(a['plan'] as []), { load: 'peak', how: 'keeps 99.999 % uptime', limit: 'none', meets: [] }],
      }),
      /99\.999 % uptime/,
    ],
    [
      'a requirement that does not exist',
      scaling,
      (a: Answer) => ({ plan: [...(a['plan'] as []), { load: 'peak', how: 'more', limit: 'none', meets: ['R99'] }] }),
      /there is no requirement R99/,
    ],
    [
      'a requirement left out',
      scaling,
      (a: Answer) => ({ plan: (a['plan'] as Answer[]).map(row => ({ ...row, meets: [] })) }),
      /nothing here meets R\d+: 100K daily active users/,
    ],
    [
      'an option that was rejected',
      components,
      (a: Answer) => ({
        ...a,
        components: (a['components'] as Answer[]).map(row => ({ ...row, technology: 'MongoDB 8' })),
      }),
      /MongoDB was not chosen; Primary database is PostgreSQL/,
    ],
    [
      'an event to nobody',
      dataFlow,
      (a: Answer) => ({
        ...a,
        events: [{ name: 'X', topic: 'x.v1', producer: 'Cart', consumers: ['Loyalty'], idempotencyKey: '' }],
      }),
      /there is no component Loyalty[\s\S]*no idempotency key/,
    ],
    [
      'a saga without a way back',
      dataFlow,
      (a: Answer) => ({ ...a, saga: [{ step: 'Pay', component: 'Payments', compensation: ' ' }] }),
      /Pay has no compensation/,
    ],
    ['nothing at all', scaling, () => ({ plan: [] }), /plan is empty/],
  ] as const)('goes back with the reason: %s', async (_, step, lie, message) => {
    const { told, work, findings } = await lying(step, lie as (answer: Answer) => Answer);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
    expect([work.open, findings]).toEqual([[], []]);
  });

  it('is asked for at most three times more, then stands under Left Open; ids that do not exist are gone', async () => {
    const { told, text, work } = await lying(
      scaling,
      a => ({
        plan: [
          ...(a['plan'] as []),
          { load: '3 million users', how: '<script>alert(1)</script>', limit: 'none', meets: ['R99'] },
        ],
      }),
      true,
    );
    expect(told).toHaveLength(3);
    expect(work.open.length).toBeGreaterThan(0);
    expect(text).toMatch(/### Left Open\n\n[\s\S]*3 million users/);
    expect(JSON.stringify(work.parts.scaling)).not.toContain('R99');
    expect(text).not.toContain('<script>');
  });

  it('requirements stand on sentences of the brief, and no quantity is lost', async () => {
    const { told, work } = await lying(
      /^List the requirements/,
      () => ({
        requirements: [{ kind: 'core feature', text: 'Loyalty points', source: 'Customers collect points' }],
        exceptions: ['"100K" and "one server": no'],
      }),
      true,
    );
    expect(told[0]).toMatch(
      /comes from no sentence[\s\S]*does not quote[\s\S]*no requirement holds "100K daily active users"/,
    );
    expect(work.requirements.map(({ text }) => text)).toEqual(['100K daily active users', '99.9% uptime']);
  });

  it('words for a field have to stand in the brief', async () => {
    const { told, work } = await lying(
      /^Read the context for these fields/,
      () => ({ fields: [{ name: 'team', value: 'forty people', words: 'forty people in Lisbon' }] }),
      true,
    );
    expect(told[0]).toMatch(/"forty people in Lisbon" does not stand in the context/);
    expect(work.fields.find(({ name }) => name === 'team')?.value).toBe('');
  });
});
