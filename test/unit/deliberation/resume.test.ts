import { describe, expect, it } from 'vitest';
import { deliberate } from '../../../src/deliberation/engine';
import type { Gate, GateAnswer } from '../../../src/deliberation/gates';
import { type State, stateText } from '../../../src/deliberation/state';
import { traceText } from '../../../src/deliberation/thoughts';
import { question, wise } from '../../fixtures/llm/wise';
import { designerOf } from './scripted';
import { stateFor, worldOf } from './world';

class Killed extends Error {}

const answers = async (gate: Gate): Promise<GateAnswer> =>
  gate.name === 'scores'
    ? {
        action: 'continue',
        scores: [
          { option: 'Sticky in-process', criterion: 'Latency', score: 4, because: 'measured at 2 ms under load' },
        ],
      }
    : { action: 'continue' };

describe.each([1, 2])('a deliberation of depth %i', depth => {
  it('is the same record and trace wherever it was killed', async () => {
    const designer = designerOf(wise, 3);
    const begin = () => stateFor(designer, question, { unattended: false, depth, seed: 3, prune: 0.1, enough: 1 });
    const steady = worldOf(designer, { ask: answers, now: () => '2026-11-20T10:00:01.000Z' });
    const whole = await deliberate(begin(), steady);
    if (!whole.done) throw new Error(whole.failure.message);

    // On disk after every answer; the process dies right after one of them, or before it is written.
    const saved: string[] = [];
    await deliberate(begin(), { ...steady, save: async state => void saved.push(stateText(state)) });
    expect(saved.length).toBeGreaterThan(12);
    for (const text of ['', ...saved]) {
      const state = text === '' ? begin() : (JSON.parse(text) as State);
      const resumed = await deliberate(state, steady);
      if (!resumed.done) throw new Error(resumed.failure.message);
      expect(resumed.text).toBe(whole.text);
      expect(traceText(resumed.thoughts)).toBe(traceText(whole.thoughts));
    }
  });

  it('loses at most the answer that was on its way', async () => {
    const designer = designerOf(wise, 3);
    for (let at = 1; at < 20; at += 3) {
      let saves = 0;
      let onDisk = '';
      const state = stateFor(designer, question, { depth, seed: 3, enough: 1 });
      const world = worldOf(designer, {
        save: async now => {
          if (++saves === at) throw new Killed();
          onDisk = stateText(now);
        },
      });
      await deliberate(state, world).catch(error => expect(error).toBeInstanceOf(Killed));
      const kept = onDisk === '' ? 0 : (JSON.parse(onDisk) as State).journal.length;
      expect(kept).toBeGreaterThanOrEqual(Math.min(at - 1, kept));
      if (onDisk !== '') expect((await deliberate(JSON.parse(onDisk), worldOf(designer))).done).toBe(true);
    }
  });
});
