import type { TopicOption } from '../catalogue/topic';
import { type Known, optionOf } from './known';
import { sameName } from './plain';
import type { Answer, Asks } from './questions';

/** Said wherever the catalogue is used. */
export const limits =
  "scores and reasons come from Deliberate's catalogue, adjusted to the words of this context; it knows no private systems, its prices age, and nothing in it was measured on your load";

const most = 3;

type Standing = Asks['justify']['standings'][number];

/** The words of a record, put together from what the catalogue says of each option and from the scores. */
export function catalogueWords({ topic }: Known, ask: Asks['justify']): Answer<'justify'> {
  const chosen = ask.standings.find(({ name }) => ask.chosen !== null && sameName(name, ask.chosen));
  const option = chosen && optionOf(topic, chosen.name);
  const others = ask.standings.filter(standing => standing !== chosen);
  return {
    decision: chosen && option ? decision(chosen, option, others, ask) : undecided(ask),
    positive: option
      ? option.pros.map(capital)
      : ['The options are compared on one scale, with the reason for every score'],
    negative: option ? option.cons.map(capital) : ['Until somebody decides, what exists today stays'],
    mitigations: option
      ? option.risks.map(({ risk, mitigation }) => `${risk.replace(/[.;\s]+$/, '')}: ${mitigation}`)
      : ['The decision has a date and an owner, so that it is not left to whoever starts first'],
    alternatives: others.map(standing => other(standing, chosen, optionOf(topic, standing.name), ask)),
    implementation: option ? [...option.steps] : ['Settle what is open with the deciders, then score again'],
    metrics: measuresOf(option ? [option] : level(ask).flatMap(({ name }) => optionOf(topic, name) ?? [])),
    // Nothing is chosen: the open question is what there is to draw.
    diagram: option ? { nodes: [], edges: [] } : openQuestion(ask),
    drawing: option?.diagram ?? '',
    references: references(
      option ? [option] : ask.standings.flatMap(({ name }) => optionOf(topic, name) ?? []),
      topic.title,
    ),
  };
}

function decision(chosen: Standing, option: TopicOption, others: readonly Standing[], ask: Asks['justify']): string[] {
  const rival = others.find(({ outBy }) => outBy.length === 0);
  const ahead = rival ? apart(chosen, rival, ask) : [];
  const behind = rival ? apart(rival, chosen, ask) : [];
  const weakest = [...chosen.scores].sort((a, b) => Number(a.score) - Number(b.score))[0];
  const traded = behind[0] ?? weakest;
  return [
    option.summary,
    `It fits where ${lowered(option.fits)}`,
    ...(ahead.length > 0 && rival
      ? [
          `Against ${rival.name} it is ahead on ${ahead
            .slice(0, 2)
            .map(({ criterion, because }) => `${criterion} (${because})`)
            .join(' and ')}`,
        ]
      : []),
    ...(traded
      ? [
          `Accepted in return: ${lowered(option.cons[0] ?? '')}; on ${traded.criterion} ${behind[0] && rival ? `${rival.name} would do better (${traded.because})` : traded.because}`,
        ]
      : []),
  ];
}

/** The options between which the numbers do not decide. */
function level({ standings }: Asks['justify']): readonly Standing[] {
  return standings
    .filter(({ outBy }) => outBy.length === 0)
    .sort((a, b) => Number(b.total) - Number(a.total))
    .slice(0, 2);
}

function measuresOf(options: readonly TopicOption[]) {
  const each = options.length > 1 ? 1 : most;
  return options.flatMap(({ measures }) =>
    measures.slice(0, each).map(({ metric, target }) => ({ metric, target, today: 'TODO: measure before the start' })),
  );
}

function openQuestion({ goal, standings }: Asks['justify']): Answer<'justify'>['diagram'] {
  const [question = ''] = goal.split(':');
  const options = standings.map(({ name, total }, index) => ({ id: `o${index}`, label: `${name}, ${total}` }));
  return {
    nodes: [{ id: 'q', label: question }, ...options],
    edges: standings.map(({ outBy }, index) => ({ from: 'q', to: `o${index}`, label: outBy[0] ?? '' })),
  };
}

function undecided(ask: Asks['justify']): string[] {
  const [one, two] = level(ask);
  if (!one || !two) return ['What would settle it: another option, or a critical criterion that gives way'];
  return [
    `What would settle it: measure the criteria on which ${one.name} and ${two.name} differ, or weigh them with the people who pay and run it`,
  ];
}

/** The criteria on which one option is ahead of another, by how much that counts. */
function apart(one: Standing, other: Standing, { criteria }: Asks['justify']) {
  return one.scores
    .map((score, index) => ({
      ...score,
      by:
        (Number(score.score) - Number(other.scores[index]?.score)) *
        (criteria.find(({ name }) => name === score.criterion)?.weight ?? 0),
      against: other.scores[index],
    }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by);
}

function other(
  standing: Standing,
  chosen: Standing | undefined,
  option: TopicOption | undefined,
  ask: Asks['justify'],
) {
  const { name, outBy } = standing;
  const behind = chosen ? apart(chosen, standing, ask) : [];
  const reasons = behind
    .slice(0, 2)
    .map(({ criterion, against }) => `${criterion} ${against?.score ?? ''} (${against?.because ?? ''})`);
  const out =
    outBy.length > 0
      ? `${outBy.join(' and ')}: ${standing.scores.find(({ criterion }) => outBy[0]?.startsWith(criterion))?.because ?? 'the total'}`
      : '';
  return {
    name,
    pros: option ? option.pros.slice(0, most) : ['TODO: the catalogue does not know it'],
    cons: option ? option.cons.slice(0, most) : ['TODO: the catalogue does not know it'],
    whyNot:
      out ||
      (reasons.length > 0
        ? `lower on ${reasons.join(' and ')}`
        : chosen
          ? 'TODO: scores are missing'
          : stands(standing, ask)),
  };
}

function stands(standing: Standing, ask: Asks['justify']): string {
  const others = level(ask).filter(({ name }) => name !== standing.name);
  if (others.length === level(ask).length) return `behind ${others.map(({ name }) => name).join(' and ')}`;
  return `not rejected: it is level with ${others[0]?.name ?? 'the others'}`;
}

function references(options: readonly TopicOption[], title: string): string[] {
  const cited = options.flatMap(({ evidence }) =>
    evidence.map(({ source, kind, level, says }) => `${source} (${kind}; GRADE: ${level}): ${says}`),
  );
  return [
    ...new Set(cited),
    `Deliberate's catalogue, topic ${title}: general knowledge, not a measurement (GRADE: VERY LOW)`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `A small hot set` in the middle of a sentence; `HTTP` and `CDN` stay. */
function lowered(text: string): string {
  return (/^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text).replace(
    /[.\s]+$/,
    '',
  );
}
