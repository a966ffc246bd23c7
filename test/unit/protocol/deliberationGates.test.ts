import { describe, expect, it } from 'vitest';
import { type Gate, gateAnswerShape } from '../../../src/deliberation/gates';
import { defaultSettings } from '../../../src/deliberation/settings';
import type { Alternative, Criterion, Scored } from '../../../src/deliberation/work';
import { fromDeliberationPane, type GateEdit, toDeliberationPane } from '../../../src/protocol/deliberationPane';
import { answerOf, type Draft, draftOf, edited, unfinished } from '../../../src/vscode/deliberation/draft';
import { type Standing, snapshotOf } from '../../../src/vscode/deliberation/snapshot';
import { gateStage, workStage } from '../../../src/vscode/deliberation/stages';
import { stateFor } from '../deliberation/world';

const settings = defaultSettings;
const criterion = (name: string, weight: number, atLeast: number | null = null): Criterion => ({
  name,
  about: '',
  source: '"said"',
  weight,
  atLeast,
  by: 'model',
  weightBy: 'model',
});
const kind = { paradigm: 'a', ecosystem: 'b', deployment: 'c', optimises: 'd', vendor: 'e' };
const alternative = (name: string, more: Partial<Alternative> = {}): Alternative => ({
  name,
  summary: `what ${name} is`,
  kind,
  statusQuo: false,
  by: 'model',
  struck: null,
  refines: null,
  ...more,
});
const scored = (name: string, ...scores: (number | null)[]): Scored => ({
  alternative: alternative(name),
  cells: scores.map(score => ({ score, because: `why ${score}`, low: 1, high: 5, opinions: [], by: 'model' })),
});
const criteria = [criterion('Cost', 60), criterion('Speed', 40, 3)];
const atScores = (...all: Scored[]): Extract<Gate, { name: 'scores' }> => ({
  name: 'scores',
  criteria,
  scored: all,
  asks: [],
  proposed: null,
});
const change = (draft: Draft, ...edits: GateEdit[]) => edits.reduce((now, one) => edited(now, one, settings), draft);
const at = { version: 1 };

describe('a gate and what a person makes of it', () => {
  it('answers with nothing but “continue” where nothing was edited', () => {
    const gates: Gate[] = [
      { name: 'criteria', criteria },
      { name: 'alternatives', alternatives: [alternative('A'), alternative('B', { struck: 'the same' })], criteria },
      atScores(scored('A', 4, 4), scored('B', 2, 3)),
      { name: 'record', text: '', findings: [] },
    ];
    for (const gate of gates) expect(answerOf(draftOf(gate), gate)).toEqual({ action: 'continue' });
  });

  it('criteria: renamed, weighed, limited, removed and added', () => {
    const gate: Gate = { name: 'criteria', criteria: [...criteria, criterion('Risk', 10)] };
    const draft = change(
      draftOf(gate),
      { type: 'nameCriterion', ...at, id: 0, name: ' Price ' },
      { type: 'weighCriterion', ...at, id: 1, weight: 80 },
      { type: 'weighCriterion', ...at, id: 1, weight: 0 },
      { type: 'limitCriterion', ...at, id: 1, atLeast: 9 },
      { type: 'removeCriterion', ...at, id: 2 },
      { type: 'addCriterion', ...at, name: 'Skills' },
      { type: 'addCriterion', ...at, name: '  ' },
    );
    const answer = answerOf(draft, gate);
    expect(answer.criteria).toEqual([
      { name: 'Price', about: '', weight: 60, atLeast: null },
      { name: 'Speed', about: '', weight: 80, atLeast: null },
      { name: 'Skills', about: '', weight: 70, atLeast: null },
    ]);
    expect(gateAnswerShape.safeParse(answer).success).toBe(true);
    const stage = gateStage(gate, draft, settings, {});
    expect(stage.kind === 'criteria' && [stage.sum, stage.criteria.map(({ from }) => from)]).toEqual([
      210,
      ['you', 'model', 'you'],
    ]);
  });

  it('alternatives: struck, renamed, added; never all of them struck', () => {
    const gate: Gate = {
      name: 'alternatives',
      criteria,
      alternatives: [
        alternative('A'),
        alternative('B', { kind: { ...kind, vendor: 'x', paradigm: 'y' } }),
        alternative('C', { statusQuo: true }),
        alternative('D', { struck: 'differs from A only in degree' }),
      ],
    };
    const shown = gateStage(gate, draftOf(gate), settings, {});
    expect(
      shown.kind === 'alternatives' &&
        shown.alternatives.map(({ differsBy, from, cosmetic }) => [differsBy, from, cosmetic]),
    ).toEqual([
      ['degree only', 'model', false],
      ['paradigm, vendor', 'model', false],
      ['status quo', 'context', false],
      ['degree only', 'model', true],
    ]);
    const draft = change(
      draftOf(gate),
      { type: 'keepAlternative', ...at, id: 1, kept: false },
      { type: 'nameAlternative', ...at, id: 0, name: 'A2' },
      { type: 'addAlternative', ...at, name: 'E' },
    );
    expect(answerOf(draft, gate).alternatives).toEqual([
      { name: 'A2', was: 'A', summary: 'what A is', kept: true },
      { name: 'B', was: 'B', summary: 'what B is', kept: false },
      { name: 'C', was: 'C', summary: 'what C is', kept: true },
      { name: 'D', was: 'D', summary: 'what D is', kept: false },
      { name: 'E', was: null, summary: '', kept: true },
    ]);
    const none = change(draft, ...[0, 2, 4].map(id => ({ type: 'keepAlternative' as const, ...at, id, kept: false })));
    expect(unfinished(none, gate, settings)).toMatch(/Keep at least one/);
  });

  it('scores: edited ones alone are answered, off the scale is not taken, and they move the leader', () => {
    const gate = atScores(scored('A', 4, 4), scored('B', 2, 3));
    const draft = change(
      draftOf(gate),
      { type: 'setScore', ...at, option: 1, criterion: 0, score: 5 },
      { type: 'setScore', ...at, option: 1, criterion: 1, score: 9 },
      { type: 'setReason', ...at, option: 0, criterion: 1, because: 'measured' },
    );
    expect(answerOf(draft, gate)).toEqual({
      action: 'continue',
      scores: [
        { option: 'A', criterion: 'Speed', score: 4, because: 'measured' },
        { option: 'B', criterion: 'Cost', score: 5, because: 'why 2' },
      ],
    });
    const stage = gateStage(gate, draft, settings, {});
    expect(stage.kind === 'scores' && stage.columns.map(({ total, leads }) => [total, leads])).toEqual([
      ['4.00', false],
      ['4.20', true],
    ]);
  });

  it('a choice needs a reason where it does not lead; a tie is left open unless a person chooses', () => {
    const gate = atScores(scored('A', 4, 4), scored('B', 2, 3));
    const lead = change(draftOf(gate), { type: 'choose', ...at, option: 0 });
    expect(unfinished(lead, gate, settings)).toBeNull();
    expect(answerOf(lead, gate).choose).toEqual({ option: 'A', reason: '' });
    const other = change(lead, { type: 'choose', ...at, option: 1 });
    expect(unfinished(other, gate, settings)).toMatch(/^Say why B is chosen/);
    const said = change(other, { type: 'explainChoice', ...at, reason: 'we know it' });
    expect(unfinished(said, gate, settings)).toBeNull();
    expect(answerOf(said, gate).choose).toEqual({ option: 'B', reason: 'we know it' });

    const tie = atScores(scored('A', 4, 4), scored('B', 4, 4));
    const stage = gateStage(tie, draftOf(tie), settings, {});
    expect(stage.kind === 'scores' && stage.choice).toEqual({ option: null, reason: '', needsReason: false });
    expect(stage.kind === 'scores' && stage.verdict).toBe('TIE: A and B are 0 apart.');
    const picked = change(draftOf(tie), { type: 'choose', ...at, option: 0 });
    expect(unfinished(picked, tie, settings)).toMatch(/^Say why A/);
  });

  it('an edit that belongs to another gate changes nothing', () => {
    const gate = atScores(scored('A', 4, 4));
    const draft = draftOf(gate);
    expect(change(draft, { type: 'nameCriterion', ...at, id: 0, name: 'x' })).toBe(draft);
    expect(change(draft, { type: 'choose', ...at, option: 7 })).toBe(draft);
  });
});

describe('what the page is sent', () => {
  const state = stateFor(
    {
      origin: 'model',
      provider: 'x',
      id: 'x',
      name: 'X',
      evaluators: [''],
      answer: async () => ({ ok: false, failure: { kind: 'cancelled', message: '' } }),
    },
    { title: 'T' },
  );
  const gate = atScores(scored('A', 4, 4), scored('B', 2, null));
  const standings: Standing[] = [
    { is: 'idle' },
    { is: 'working' },
    { is: 'asking', gate, draft: draftOf(gate), complained: false },
    { is: 'stopped', message: 'It stopped.', aboutModel: true, cancelled: false },
    { is: 'done', findings: ['x'] },
  ];
  it.each(standings)('fits its schema: $is', standing => {
    const sight = {
      phase: 'selection' as const,
      work: { criteria, alternatives: [alternative('A'), alternative('B')], scored: gate.scored },
      thoughts: [],
      tokens: { input: 900, output: 100, saved: 0, estimated: true },
      calls: { open: 0, done: 0, planned: 0 },
    };
    for (const seen of [null, sight]) {
      const message = snapshotOf({ state, sight: seen, standing, gateNumber: 3, evaluators: 1, restore: '{}' });
      expect(toDeliberationPane.safeParse(JSON.parse(JSON.stringify(message))).error).toBeUndefined();
      expect(message.phases).toHaveLength(6);
    }
  });

  it('bounds what a model may say', () => {
    const long = 'x'.repeat(50_000);
    const work = { frame: { goal: long, extractions: [long], exceptions: [], statusQuo: '', assumptions: [] } };
    const stage = workStage(work, settings);
    expect(stage?.kind === 'context' && stage.lines.every(line => line.length <= 2000)).toBe(true);
  });

  it('shows options as columns before they have scores', () => {
    const work = { criteria, alternatives: [alternative('A'), alternative('B')], scored: [scored('A', 4, 4)] };
    const stage = workStage(work, settings);
    expect(stage?.kind === 'scores' && stage.columns.map(({ name, total }) => [name, total])).toEqual([
      ['A', '4.00'],
      ['B', null],
    ]);
  });
});

describe('what the page says', () => {
  it.each([
    { type: 'continue' },
    { type: 'continue', version: -1 },
    { type: 'weighCriterion', version: 1, id: 0, weight: -1 },
    { type: 'addAlternative', version: 1, name: 'x'.repeat(300) },
    { type: 'choose', version: 1, option: 'A' },
    { type: 'accept', version: 1 },
  ])('is refused where it does not fit: %j', message => {
    expect(fromDeliberationPane.safeParse(message).success).toBe(false);
  });
});
