import type { Reply } from '../deliberation/designer';
import type { DesignAnswer, DesignAsks, DesignGround, DesignQuestion } from './questions';

/** What did not pass, or what a person wants otherwise, for another try. */
export interface Objection {
  readonly round: number;
  readonly findings: readonly string[];
}

/** Somebody who answers the questions of a design: a language model, or the catalogue that ships. */
export interface Architect {
  readonly origin: 'model' | 'catalogue';
  readonly provider: string;
  readonly id: string;
  readonly name: string;
  answer<K extends DesignQuestion>(
    ground: DesignGround,
    kind: K,
    ask: DesignAsks[K],
    call: { readonly signal: AbortSignal; readonly objection?: Objection },
  ): Promise<Reply<DesignAnswer<K>>>;
}
