import type { JsonSchema } from './schema';

/** Anything that answers a question with JSON: our own adapters, VS Code's models, a script in a test. */
export interface Model {
  readonly provider: string;
  readonly id: string;
  /** For a person: `Anthropic · claude-...` */
  readonly name: string;
  /** Never throws. */
  answer(request: ModelRequest, call: Call): Promise<ModelResult>;
}

export interface ModelRequest {
  /** Instructions that stay the same through a deliberation: what prompt caching can keep. */
  readonly system: string;
  readonly prompt: string;
  /** What the answer has to be. */
  readonly schema: { readonly name: string; readonly json: JsonSchema };
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly seed?: number;
}

export interface Call {
  readonly signal: AbortSignal;
  /** How long the answer is by now, for progress. Starts again when the question is asked again. */
  readonly onText?: (characters: number) => void;
}

export type ModelResult =
  | { readonly ok: true; readonly reply: ModelReply }
  | { readonly ok: false; readonly failure: ModelFailure };

export interface ModelReply {
  /** Fits the schema of the request: checked here, whatever the server promised. */
  readonly json: unknown;
  readonly usage: Usage;
  /** As the server names itself. */
  readonly model: string;
}

/** Tokens of all that was asked for one answer, attempts that failed included. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  /** Counted here from the text, because the server said nothing. */
  readonly estimated: boolean;
}

export interface ModelFailure {
  readonly kind: ModelFailureKind;
  /** One sentence for a person: what happened and what to do. */
  readonly message: string;
  /** For the log; never a key. */
  readonly cause?: string;
  readonly usage?: Usage;
}

export type ModelFailureKind =
  | 'cancelled'
  | 'no-model'
  | 'consent'
  | 'unauthorised'
  | 'not-found'
  | 'bad-request'
  | 'quota'
  | 'rate'
  | 'overloaded'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'filtered'
  | 'length'
  | 'malformed'
  | 'broken';
