import { exact, toNumber } from '../../decision/exact';
import { percentages } from '../../decision/percentages';
import type { Suggestion } from '../../memory/suggest';
import { askUntil } from '../checked';
import type { Origin } from '../designer';
import type { Desk } from '../desk';
import type { Continue } from '../gates';
import { plain, plainName, sameName } from '../plain';
import type { Answer } from '../questions';
import { suggestedFor, suggestionText } from '../weightsFor';
import type { Criterion } from '../work';

const least = 3;
const most = 7;

/** The criteria with their weights: a person's first, the designer's after them and marked as such. */
export async function criteria(desk: Desk): Promise<void> {
  const { input, designer } = desk.state;
  desk.enter('criteria', 1);
  desk.think({
    type: 'Reasoning',
    text: 'What matters here, drawn from the words of the context',
    action: 'ask for weighted criteria',
  });
  const ask = { goal: desk.work.frame?.goal ?? input.title, given: input.criteria };
  const { answer } = await askUntil(desk, 'criteria', ask, found => complaints(found, input.criteria.length));
  const found = weighted(propose(answer, desk, designer.origin));
  const suggestion = suggestedFor(
    input,
    found.map(({ name }) => name),
  );
  const taken = input.takeWeighed === true ? suggestion : null;
  const proposed = taken ? withWeights(found, taken) : found;
  if (proposed.length === 0) {
    throw desk.stopped({
      kind: 'malformed',
      message: `${desk.world.designer.name} named no criterion to compare by. Name some yourself, or choose another model, and resume.`,
    });
  }
  for (const { name, weight, source } of proposed)
    desk.think({ type: 'Reasoning', text: `${name} weighs ${weight} %: ${source}` });
  if (suggestion)
    desk.think({
      type: 'Reasoning',
      text: `${suggestionText(suggestion)}${taken ? ': taken, as asked for' : ': offered, and nothing is changed by it'} (${suggestion.evidence.slice(0, 10).join(', ')})`,
    });
  desk.set({ criteria: proposed });
  const given = await desk.gate({ name: 'criteria', criteria: proposed }, false);
  const settled = edited(proposed, given);
  desk.set({ criteria: settled });
  const own = settled.filter(({ by, weightBy }) => by === 'person' || weightBy === 'person').length;
  desk.think({
    type: 'Progress',
    text: `${settled.length} criteria: ${settled.map(({ name, weight }) => `${name} ${weight} %`).join(', ')}`,
    ...(own > 0 ? { observation: { status: 'success' as const, result: `${own} set by a person` } } : {}),
  });
}

/** Whoever asked for them to be taken stands behind them. */
function withWeights(found: readonly Criterion[], { weights }: Suggestion): readonly Criterion[] {
  return found.map((criterion, index) => ({
    ...criterion,
    weight: weights[index]?.percent ?? criterion.weight,
    weightBy: 'person',
  }));
}

function complaints({ criteria: found }: Answer<'criteria'>, given: number): readonly string[] {
  const names = found.map(({ name }) => plainName(name));
  const double = names.find((name, index) => names.findIndex(other => sameName(other, name)) < index);
  return [
    ...(found.length + given < least ? [`Name at least ${least} criteria.`] : []),
    ...(names.some(name => name === '') ? ['Every criterion needs a name.'] : []),
    ...(double ? [`The criterion ${double} is there twice.`] : []),
    ...found.flatMap(({ name, weight }) => (weight > 0 ? [] : [`The weight of ${plainName(name)} has to be above 0.`])),
  ];
}

function propose({ criteria: found }: Answer<'criteria'>, desk: Desk, origin: Origin): readonly Criterion[] {
  const { input, settings } = desk.state;
  const heard = found.flatMap(({ name, about, source, weight, atLeast }) => {
    const plainly = plainName(name);
    if (plainly === '' || weight <= 0) return [];
    const { min, max } = settings.scale;
    return [
      {
        name: plainly,
        about: plain(about, 200),
        source: sourceOf(
          source,
          [desk.ground.title, desk.ground.context, ...(desk.ground.requirements ?? [])].join('\n'),
        ),
        weight: Math.min(weight, 1000),
        atLeast: atLeast > min && atLeast <= max ? atLeast : null,
        by: origin,
        weightBy: origin,
      },
    ];
  });
  const own = input.criteria.map(({ name, weight }): Criterion => {
    const known = heard.find(other => sameName(other.name, name));
    return {
      about: known?.about ?? '',
      source: known?.source ?? 'asked for by a person',
      atLeast: known?.atLeast ?? null,
      name: plainName(name),
      weight: weight ?? known?.weight ?? 0,
      by: 'person',
      weightBy: weight === null ? origin : 'person',
    };
  });
  const given = own.filter(({ weight }) => weight > 0);
  // Nobody weighed these: as much as the others on average.
  const average = given.length > 0 ? given.reduce((sum, { weight }) => sum + weight, 0) / given.length : 20;
  const unique = [
    ...own.map(criterion => (criterion.weight > 0 ? criterion : { ...criterion, weight: Math.round(average) })),
    ...heard,
  ].filter(({ name }, index, all) => all.findIndex(other => sameName(other.name, name)) === index);
  return unique.slice(0, Math.max(most, own.length));
}

/** In quotes where the context says it in these words; else it is the designer's own reason, and does not pretend. */
function sourceOf(source: string, context: string): string {
  const said = plain(source, 160).replace(/^["']+|["']+$/g, '');
  if (said === '') return 'no words of the context: assumed';
  const flat = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  // "99.9 % uptime", "11 ms of a 40 ms budget"
  const parts = said.split(/"[,;]?\s*(?:and\s*)?"|;\s*/).map(part => part.trim());
  if (parts.every(part => part !== '' && flat(context).includes(flat(part))))
    return parts.map(part => `"${part}"`).join(', ');
  return `assumed: ${said}`;
}

/** Whole percentages that sum to 100, none of them 0. */
function weighted(found: readonly Criterion[]): readonly Criterion[] {
  const shares = percentages(found.map(({ weight }) => exact(Math.round(weight * 100))));
  const percents = shares.map(share => Math.max(1, Math.round(toNumber(share))));
  // What rounding up took goes off the heaviest.
  const over = percents.reduce((sum, percent) => sum + percent, 0) - 100;
  const heaviest = percents.indexOf(Math.max(...percents));
  return found.map((criterion, index) => ({
    ...criterion,
    weight: (percents[index] ?? 0) - (index === heaviest && found.length > 0 ? over : 0),
  }));
}

function edited(proposed: readonly Criterion[], { criteria: own }: Continue): readonly Criterion[] {
  if (!own) return proposed;
  const kept = own.flatMap(({ name, about, weight, atLeast }): readonly Criterion[] => {
    const plainly = plainName(name);
    if (plainly === '' || weight <= 0) return [];
    const before = proposed.find(criterion => sameName(criterion.name, plainly));
    if (!before)
      return [
        {
          name: plainly,
          about: plain(about, 200),
          source: 'asked for by a person',
          weight,
          atLeast,
          by: 'person',
          weightBy: 'person',
        },
      ];
    return [{ ...before, weight, atLeast, weightBy: weight === before.weight ? before.weightBy : 'person' }];
  });
  const unique = kept.filter(({ name }, index) => kept.findIndex(other => sameName(other.name, name)) === index);
  return unique.length > 0 ? weighted(unique) : proposed;
}
