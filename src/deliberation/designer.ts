import type { ModelFailure, Usage } from '../llm/model';
import type { Answer, Ground, Question, QuestionKind } from './questions';

/** Who words come from: what a record of provenance names. */
export type Origin = 'model' | 'catalogue' | 'person';

/** Somebody who answers questions: a language model, or the catalogue that ships. */
export interface Designer {
  readonly origin: 'model' | 'catalogue';
  /** `anthropic`, `vscode`, `catalogue` */
  readonly provider: string;
  readonly id: string;
  /** For a person: `Ollama · llama3.2`. */
  readonly name: string;
  /** Roles or models that score independently of each other; one, without a name, unless asked for. */
  readonly evaluators: readonly string[];
  /** The entries of a catalogue from which it answers about these options: `caching`, `caching/redis`. */
  entries?(ground: Ground, options: readonly string[]): readonly { readonly id: string; readonly title: string }[];
  answer<K extends QuestionKind>(ground: Ground, question: Question<K>, call: DesignerCall): Promise<Reply<Answer<K>>>;
}

export interface DesignerCall {
  readonly signal: AbortSignal;
  readonly onText?: (characters: number) => void;
}

export type Reply<A> =
  | { readonly ok: true; readonly answer: A; readonly usage: Usage; readonly model: string }
  | { readonly ok: false; readonly failure: ModelFailure };
