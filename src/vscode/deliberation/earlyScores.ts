import type { Designer } from '../../deliberation/designer';
import type { Sight } from '../../deliberation/desk';
import { nameKey, plain } from '../../deliberation/plain';
import type { Asks, Question, QuestionKind } from '../../deliberation/questions';
import { answerShapes } from '../../deliberation/questions';
import type { Cell, Scored, Work } from '../../deliberation/work';

type Heard = ReadonlyMap<string, { readonly score: number; readonly because: string }>;

/**
 * Scores as they come in. The engine works with a round of scores when it is whole; a person sees each one at once.
 */
export class EarlyScores {
  readonly #heard = new Map<string, Heard>();

  /** The same designer, listened to. */
  heard(designer: Designer, tell: () => void): Designer {
    return {
      ...designer,
      answer: async (ground, question, call) => {
        const reply = await designer.answer(ground, question, call);
        if (reply.ok && this.#take(question, reply.answer)) tell();
        return reply;
      },
    };
  }

  /** What is known by now, with the scores that no round has brought yet. */
  over({ work, phase }: Sight): Work {
    if (phase !== 'scores' || !work.criteria || !work.alternatives || this.#heard.size === 0) return work;
    const { criteria, alternatives, scored = [] } = work;
    const more = alternatives.flatMap((alternative): readonly Scored[] => {
      const own = this.#heard.get(nameKey(alternative.name));
      if (!own || scored.some(one => nameKey(one.alternative.name) === nameKey(alternative.name))) return [];
      const cells = criteria.map(({ name }): Cell => {
        const { score = null, because = '' } = own.get(nameKey(name)) ?? {};
        return { score, because, low: score ?? 0, high: score ?? 0, opinions: [], by: alternative.by };
      });
      return [{ alternative, cells }];
    });
    return more.length === 0 ? work : { ...work, scored: [...scored, ...more] };
  }

  #take<K extends QuestionKind>({ kind, ask }: Question<K>, answer: unknown): boolean {
    if (kind !== 'score') return false;
    const parsed = answerShapes.score.safeParse(answer);
    if (!parsed.success) return false;
    const { option } = ask as Asks['score'];
    this.#heard.set(
      nameKey(option.name),
      new Map(
        parsed.data.scores.map(({ criterion, score, because }) => [
          nameKey(criterion),
          { score, because: plain(because, 140) },
        ]),
      ),
    );
    return true;
  }
}
