import * as vscode from 'vscode';
import type { Draft as LessonDraft } from '../../memory/reflection';
import type { Reflection } from '../../memory/shape';
import type { FieldMessage } from '../../protocol/formPane';
import * as z from '../../schema/schema';
import { UserError } from '../commands';
import type { Form, Forms, FormView } from './forms';
import { draftLesson, writeLesson } from './lesson';
import { personAt } from './person';
import { recordTarget, type Target } from './target';
import type { TrustWorld } from './world';

const words = z.string().check(z.maxLength(5000));
const few = z.array(words).check(z.maxLength(50));
const shape = z.object({
  uri: z.optional(z.string()),
  happened: z.optional(words),
  rootCause: z.optional(words),
  insights: z.optional(few),
  lessons: z.optional(few),
  confidence: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
});
/** How sure somebody is, as a word and as the share that the file holds. */
const sure = { '0.3': 'A guess', '0.6': 'Likely', '0.8': 'Sure', '1': 'Measured' } as const;

export interface Reviewed {
  readonly uri: string;
}

/** `Review Decision (Reflection)`: a short form, prefilled; with what to say, just the file. */
export function reviewDecision(world: TrustWorld, forms: Forms) {
  return async (argument: unknown): Promise<Reviewed | undefined> => {
    const isAsked = argument === undefined || argument instanceof vscode.Uri;
    const given = shape.safeParse(isAsked ? { ...(argument && { uri: argument.toString() }) } : argument);
    if (!given.success)
      throw new UserError(
        `deliberate.reviewDecision takes {uri?, happened?, rootCause?, insights?, lessons?, confidence?}: ${z.prettifyError(given.error)}`,
      );
    const { uri, ...said } = given.data;
    const target = await recordTarget(world.records, uri);
    const draft = await begun(world, target);
    if (!isAsked) return { uri: (await save(world, target, draft, said)).toString() };
    const { happened, confidence } = draft.reflection;
    await forms.open('review', target.document.uri.toString(), { happened, confidence: String(confidence) });
    return undefined;
  };
}

/** The form about one record. */
export async function reviewForm(world: TrustWorld, uri: string): Promise<Form> {
  const target = await recordTarget(world.records, uri);
  const draft = await begun(world, target);
  return {
    title: 'Review Decision',
    view: (typed, tried) => viewOf(draft, typed, tried),
    async submit(typed) {
      const text = (field: string) => (typed[field] ?? '').trim().slice(0, 5000);
      const lines = (field: string) =>
        text(field)
          .split(/\s*\n\s*/)
          .filter(line => line !== '')
          .slice(0, 50);
      if (text('happened') === '') return null;
      const saved = await save(world, target, draft, {
        happened: text('happened'),
        rootCause: text('rootCause'),
        insights: lines('insights'),
        lessons: lines('lessons'),
        confidence: Number(typed['confidence']) || draft.reflection.confidence,
      });
      return { said: 'The review is written. The next deliberation of this kind hears its lessons.', uri: saved };
    },
  };
}

async function begun(world: TrustWorld, { root, path, document }: Target): Promise<LessonDraft> {
  const reviewer = (await personAt(root)).id;
  return draftLesson(world, root, path, world.records.of(document), { type: 'reviewed', reviewer });
}

type Said = Partial<Pick<Reflection, 'happened' | 'rootCause' | 'insights' | 'lessons' | 'confidence'>>;

async function save(
  world: TrustWorld,
  { root }: Target,
  { reflection }: LessonDraft,
  said: { readonly [K in keyof Said]: Said[K] | undefined },
): Promise<vscode.Uri> {
  const happened = said.happened?.trim() || reflection.happened;
  const [evidence, ...more] = reflection.event.evidence;
  const written = await writeLesson(world, root, {
    ...reflection,
    happened,
    rootCause: said.rootCause ?? reflection.rootCause,
    insights: said.insights ?? reflection.insights,
    lessons: said.lessons ?? reflection.lessons,
    confidence: Math.min(1, Math.max(0, said.confidence ?? reflection.confidence)),
    event: { ...reflection.event, evidence: evidence ? [{ ...evidence, says: happened }, ...more] : [] },
  });
  return vscode.Uri.joinPath(root, written.path);
}

function viewOf(
  { reflection: { decision, rejected }, hints }: LessonDraft,
  typed: Readonly<Record<string, string>>,
  tried: boolean,
): FormView {
  const field = (id: string, label: string, hint: string | null, more: Partial<FieldMessage> = {}): FieldMessage => ({
    ...{ id, label, hint, kind: 'text', value: typed[id] ?? '', options: [], problem: null },
    ...more,
  });
  const missing = tried && (typed['happened'] ?? '').trim() === '' ? 'Say what happened.' : null;
  const known = [
    decision.chosen ? `Chosen: ${decision.chosen}.` : 'Nothing is chosen yet.',
    ...rejected.slice(0, 10).map(({ option, why }) => `Not chosen: ${option}${why ? ` (${why})` : ''}.`),
    ...hints,
  ];
  return {
    task: 'Review Decision (Reflection)',
    title: decision.title,
    lead: 'What became of this decision, for whoever decides something like it next. Lessons rest on what happened, not on what somebody thinks.',
    groups: [
      {
        title: 'What happened',
        about: null,
        fields: [
          field('happened', 'What happened', 'What was seen or measured, and when', { problem: missing }),
          field('rootCause', 'Root cause', 'Why it came so'),
          field('confidence', 'How sure that is', null, {
            kind: 'choice',
            options: Object.entries(sure).map(([value, label]) => ({ value, label })),
          }),
        ],
      },
      {
        title: 'What it means',
        about: 'One on each line. Without any, the review is kept and no later decision hears it.',
        fields: [field('lessons', 'Lessons', null), field('insights', 'What to do next time', null)],
      },
    ],
    result: null,
    hints: known.map(text => text.slice(0, 2000)).slice(0, 50),
    submit: 'Save review',
  };
}
