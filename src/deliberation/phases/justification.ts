import { format } from '../../decision/decimal';
import { abs, sub } from '../../decision/exact';
import { askUntil } from '../checked';
import { wrongClaims } from '../claims';
import type { Desk } from '../desk';
import { flowchart } from '../diagram';
import { assessed } from '../matrix';
import { plain, sameName } from '../plain';
import type { Answer } from '../questions';
import { standings } from '../standings';
import type { Words } from '../work';
import { criteriaAsk } from './asks';

/** Why, what is traded, what happens next: the words of the record. */
export async function justification(desk: Desk, complaints: readonly string[] = []): Promise<void> {
  const { settings } = desk.state;
  const { criteria = [], scored = [], verdict } = desk.work;
  desk.enter('justification', 1);
  const assessment = assessed(criteria, scored, settings);
  desk.think({
    type: 'Reasoning',
    text: 'What speaks for the choice, what is traded for it, what happens next',
    action: 'ask for the reasons',
  });
  const ask = {
    goal: desk.work.frame?.goal ?? desk.ground.title,
    chosen: verdict?.chosen ?? null,
    reason: verdict?.reason ?? '',
    standings: standings(criteria, scored, assessment),
    criteria: criteriaAsk(criteria),
    confidence: assessment.confidence ?? 'none',
  };
  const right = rightNumbers(desk);
  const { answer } = await askUntil(desk, 'justify', ask, found => [
    ...complaints.filter(complaint => stillThere(found, complaint)),
    ...wrong(found, right),
    ...missing(found, desk),
  ]);
  desk.set({ words: wordsOf(answer, desk, right) });
  desk.think({ type: 'Synthesis', text: desk.work.words?.decision.join(' ') ?? '' });
}

/** Every number that code computed of this decision: totals, gaps, weights as fractions. */
function rightNumbers(desk: Desk): readonly string[] {
  const { criteria = [], scored = [] } = desk.work;
  const { options } = assessed(criteria, scored, desk.state.settings);
  const totals = options.flatMap(({ total }) => total ?? []);
  const gaps = totals.flatMap(a => totals.map(b => abs(sub(a, b))));
  const stated = [...totals, ...gaps].flatMap(value => [format(value, 2), format(value, 1), format(value, 3)]);
  const minimum = (desk.state.settings.scale.max * desk.state.settings.minimum) / 100;
  return [
    ...stated,
    String(minimum),
    ...criteria.map(({ weight }) => String(weight / 100)),
    ...(desk.ground.context.match(/\d+\.\d+/g) ?? []),
  ];
}

function sentencesIn(answer: Answer<'justify'>): readonly string[] {
  const { decision, positive, negative, mitigations, alternatives } = answer;
  const others = alternatives.flatMap(({ pros, cons, whyNot }) => [...pros, ...cons, whyNot]);
  return [...decision, ...positive, ...negative, ...mitigations, ...others];
}

function wrong(answer: Answer<'justify'>, right: readonly string[]): readonly string[] {
  return wrongClaims(sentencesIn(answer), right).map(
    sentence => `Do not do arithmetic: "${plain(sentence, 80)}" states a number that is not among the computed ones.`,
  );
}

function missing({ decision, alternatives, positive, negative }: Answer<'justify'>, desk: Desk): readonly string[] {
  const { scored = [], verdict } = desk.work;
  const others = scored.map(({ alternative }) => alternative.name).filter(name => name !== verdict?.chosen);
  const unsaid = others.filter(
    name => !alternatives.some(other => sameName(other.name, name) && plain(other.whyNot, 300) !== ''),
  );
  return [
    ...(decision.join('').trim() === ''
      ? ['Say in two to four sentences what is decided and what is traded for it.']
      : []),
    ...(positive.length === 0 ? ['Name at least one positive consequence.'] : []),
    ...(negative.length === 0 ? ['Name at least one negative consequence.'] : []),
    ...(unsaid.length > 0 ? [`Say for each of these, by its name, why it is not chosen: ${unsaid.join(', ')}.`] : []),
  ];
}

/** A finding of review quotes what it is about; where the new answer no longer has it, it is dealt with. */
function stillThere(answer: Answer<'justify'>, complaint: string): boolean {
  const quoted = /"([^"]{6,})"/.exec(complaint)?.[1];
  return quoted === undefined || sentencesIn(answer).some(sentence => sentence.includes(quoted));
}

function wordsOf(answer: Answer<'justify'>, desk: Desk, right: readonly string[]): Words {
  // What still does arithmetic after three rounds is left out: the table has the numbers.
  const lies = new Set(wrongClaims(sentencesIn(answer), right));
  const lines = (texts: readonly string[], most: number, length: number) =>
    texts
      .filter(text => !lies.has(text))
      .slice(0, most)
      .flatMap(text => plain(text, length) || []);
  const { scored = [], verdict } = desk.work;
  const others = scored.map(({ alternative }) => alternative.name).filter(name => name !== verdict?.chosen);
  return {
    decision: lines(answer.decision, 6, 500),
    positive: lines(answer.positive, 8, 300),
    negative: lines(answer.negative, 8, 300),
    mitigations: lines(answer.mitigations, 8, 300),
    alternatives: others.map(name => {
      const own = answer.alternatives.find(other => sameName(other.name, name));
      return {
        name,
        pros: lines(own?.pros ?? [], 5, 200),
        cons: lines(own?.cons ?? [], 5, 200),
        whyNot: lines([own?.whyNot ?? ''], 1, 400)[0] ?? '',
      };
    }),
    implementation: lines(answer.implementation, 8, 300),
    metrics: answer.metrics.slice(0, 8).flatMap(({ metric, target, today }) => {
      const name = plain(metric, 120);
      return name === ''
        ? []
        : [{ metric: name, target: plain(target, 120) || 'TODO', today: plain(today, 120) || 'TODO' }];
    }),
    diagram: drawingOf(answer, desk) || flowchart(answer.diagram),
    references: lines(answer.references, 12, 300),
  };
}

/** Ready Mermaid comes from the catalogue alone; what a model draws is drawn by code from boxes and arrows. */
function drawingOf(answer: Answer<'justify'>, desk: Desk): string {
  return desk.state.designer.origin === 'catalogue' ? answer.drawing.trim() : '';
}
