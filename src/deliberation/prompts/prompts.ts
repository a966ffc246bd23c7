import type { AlternativeAsk, Asks, CriterionAsk, QuestionKind, Repair } from '../questions';

/** What is asked, in words: pure functions of data. */
type Prompts = { readonly [K in QuestionKind]: (ask: Asks[K], scale: Scale) => string };

const firstImpression = 'First impression';

interface Scale {
  readonly min: number;
  readonly max: number;
}

export const prompts: Prompts = {
  frame: () =>
    text(
      'Read the context.',
      '- goal: the question that is decided, in one sentence.',
      '- extractions: the facts that matter for it, each with its numbers in the words of the context (up to 8).',
      '- exceptions: requirements that contradict each other or cannot be had together (often none).',
      '- statusQuo: what exists today for this, as a short name of an option; empty if nothing does.',
      '- assumptions: what is not said and would change the decision (up to 4).',
    ),

  criteria: ({ goal, given }) =>
    text(
      `The question: ${goal}`,
      given.length > 0
        ? `A person asked for these criteria: ${given.map(({ name, weight }) => `${name}${weight === null ? '' : ` (${weight} points)`}`).join(', ')}. Add only what is missing.`
        : '',
      'Name 4 to 6 criteria that separate good from bad answers, drawn from the requirements: scalability, security, performance, maintainability, cost, and what the context adds. They must not overlap, and must not be picked for one answer.',
      '- name: one to three words. about: what is assessed. weight: points, more for what the context stresses.',
      '- source: the words of the context that the weight rests on, copied exactly; if there are none, why it matters here.',
      '- atLeast: the lowest score an option may have to be acceptable at all, only where the context makes it a hard limit (law, contract, safety); otherwise 0.',
    ),

  alternatives: ({ goal, statusQuo, criteria, count, given, avoid }) =>
    text(
      `The question: ${goal}`,
      `Criteria: ${criteria.map(({ name }) => name).join(', ')}.`,
      given.length > 0 ? `There already: ${given.map(described).join('; ')}.` : '',
      avoid.length > 0 ? `Not these: ${avoid.join('; ')}.` : '',
      statusQuo && !given.some(({ name }) => name === statusQuo)
        ? `One of them is what exists today: ${statusQuo} (statusQuo true).`
        : '',
      `Propose ${count} ${given.length > 0 ? 'more ' : ''}alternatives that a senior engineer would defend, and that differ in kind: paradigm, technology ecosystem, deployment model, what they optimise, vendor. Three sizes of one database are one alternative. No straw men.`,
      '- name: one to four words. summary: what it is, in one sentence. kind: two to five words for each axis, so that alternatives that are alike get the same words.',
    ),

  score: ({ option, criteria, role }, { min, max }) =>
    text(
      role ? `You judge as ${role}, from that experience alone.` : '',
      `The option under assessment: ${described(option)}`,
      `Score it on each criterion, in this order, from ${min} to ${max}: ${anchors(min, max)}`,
      // Judges favour what comes first: let that be something that does not count.
      `- ${firstImpression}: what stands out (not counted)`,
      ...criteria.map(
        ({ name, about, source }) =>
          `- ${name}: ${[about, source && `(asked for by ${source})`].filter(Boolean).join(' ')}`,
      ),
      'For each: criterion (its name as above), because (what you assessed and what it trades, in 5 to 15 words that hold a property of the option or a quantity of the context; a different reason for each criterion), then score.',
    ),

  compare: ({ first, second, criteria }) =>
    text(
      'Two options are close.',
      `First: ${described(first)}`,
      `Second: ${described(second)}`,
      `Criteria by weight: ${weighed(criteria)}.`,
      'Which fits this context better? because: the one difference that decides. better: first, second, or neither if it is a toss-up.',
    ),

  refine: ({ option, weak, count }) =>
    text(
      `The option: ${described(option)}`,
      `Where it is weak: ${weak.map(({ criterion, score, because }) => `${criterion} ${score} (${because})`).join('; ')}.`,
      `Propose ${count} forms of it that mend a weakness and stay the same kind of answer. name: the option's name with the change, one to five words. summary: what it is. change: what is different and what it costs.`,
    ),

  vote: ({ variants, criteria, count }) =>
    text(
      'Forms of one option, numbered:',
      ...variants.map((variant, index) => `${index + 1}. ${described(variant)}`),
      `Criteria by weight: ${weighed(criteria)}.`,
      `Which ${count} would do best here? because: in one sentence. worthwhile: their numbers, the best first.`,
    ),

  justify: ({ goal, chosen, reason, standings, criteria, confidence }) =>
    text(
      `The question: ${goal}`,
      chosen
        ? `Chosen: ${chosen}.${reason ? ` It does not lead; the reason: ${reason}.` : ''}`
        : `Nothing is chosen: ${reason}.`,
      `Criteria by weight: ${weighed(criteria)}. Confidence: ${confidence}.`,
      'How the options stand (totals were computed by code; do not compute others):',
      ...standings.map(
        ({ name, summary, total, outBy, scores }) =>
          `- ${name} (${summary}): total ${total}${outBy.length > 0 ? `, out: ${outBy.join(', ')}` : ''}; ${scores.map(one => `${one.criterion} ${one.score} (${one.because})`).join('; ')}`,
      ),
      '- decision: two to four sentences: what is done, why it fits this context beyond its total, what is traded for it.',
      '- positive, negative: consequences with quantities of the context. mitigations: what is done about each negative one.',
      '- alternatives: for every option that is not chosen, by its name: pros, cons, whyNot (the reason in one sentence).',
      '- implementation: phases, the smallest first, with a way back. metrics: metric, target, today (TODO where unknown).',
      '- diagram: boxes and arrows of the chosen architecture (4 to 9 nodes). drawing: empty. references: sources you were given, usually none.',
    ),

  triggers: ({ goal, chosen, criteria, flips, count }) =>
    text(
      `The question: ${goal}`,
      chosen ? `Chosen: ${chosen}.` : 'Nothing is chosen yet.',
      `Criteria: ${criteria.map(({ name }) => name).join(', ')}.`,
      flips.length > 0 ? `By the numbers the order would change if: ${flips.join('; ')}.` : '',
      `Name ${count} to 6 things that would re-open the decision, each measurable by the team: metric, comparison, threshold (a number with its unit), window (such as 7 days, 3 months in a row, quarter), action (what to do). "If it does not work out" is not one.`,
    ),
};

/** What did not pass, for another try. */
export function repairText({ findings }: Repair): string {
  return text(
    'Your last answer did not pass these checks. Answer the whole question again so that it does:',
    ...findings.map(finding => `- ${finding}`),
  );
}

function text(...lines: readonly string[]): string {
  return lines.filter(line => line !== '').join('\n');
}

function described({ name, summary }: AlternativeAsk): string {
  return summary ? `${name}: ${summary}` : name;
}

function weighed(criteria: readonly CriterionAsk[]): string {
  return criteria.map(({ name, weight }) => `${name} ${weight} %`).join(', ');
}

function anchors(min: number, max: number): string {
  return `${min} fails or needs what the team cannot have; ${Math.round((min + max) / 2)} acceptable with known work; ${max} meets it with room to spare, proven at this size.`;
}
