import { expect, it } from 'vitest';
import { Desk } from '../../../src/deliberation/desk';
import { alternatives } from '../../../src/deliberation/phases/alternatives';
import { criteria as weigh } from '../../../src/deliberation/phases/criteria';
import { frame } from '../../../src/deliberation/phases/frame';
import { scores as score } from '../../../src/deliberation/phases/scores';
import { kindOf, question, wise } from '../../fixtures/llm/wise';
import { designerOf } from './scripted';
import { stateFor, worldOf } from './world';

/** The judge adds 1 to whatever it is shown first: to the first criterion of a question, to the first of two options. */
const partial = (favour: boolean) => (request: Parameters<typeof wise>[0]) => {
  const answer = wise(request);
  if (!favour) return answer;
  if (kindOf(request.prompt) === 'compare') return { ...answer, better: 'first' };
  if (kindOf(request.prompt) !== 'score') return answer;
  return {
    scores: (answer['scores'] as { score: number }[]).map((one, index) =>
      index === 0 ? { ...one, score: Math.min(5, one.score + 1) } : one,
    ),
  };
};

it('a judge that favours what it is shown first favours no option', async () => {
  const ranks = async (favour: boolean) => {
    const sums = new Map<string, number>();
    for (let seed = 1; seed <= 200; seed++) {
      const designer = designerOf(partial(favour), seed);
      const state = stateFor(designer, question, { seed, alternatives: 5 });
      const ground = { ...question, lessons: [], scale: state.settings.scale };
      const desk = new Desk(state, worldOf(designer), ground);
      for (const phase of [frame, weigh, alternatives, score]) await phase(desk);
      desk.close();
      const { scored = [], criteria = [] } = desk.work;
      const totals = scored.map(({ alternative, cells }) => ({
        name: alternative.name,
        total: cells.reduce((sum, { score }, index) => sum + (score ?? 0) * (criteria[index]?.weight ?? 0), 0),
      }));
      totals.sort((a, b) => b.total - a.total);
      for (const [place, { name }] of totals.entries()) sums.set(name, (sums.get(name) ?? 0) + place + 1);
    }
    return new Map([...sums].map(([name, sum]) => [name, sum / 200]));
  };
  const [fair, biased] = [await ranks(false), await ranks(true)];
  expect(fair.size).toBe(5);
  for (const [name, rank] of fair)
    expect([name, Math.abs(rank - (biased.get(name) ?? 0)) <= 0.05]).toEqual([name, true]);
});
