import type { RecordValues } from '../adr/templates/values';
import type { Numbering } from '../log/numbering';
import type { Store } from '../ports/store';

/** What the tools need of the workspace they work in. */
export interface World {
  readonly store: Store;
  readonly settings: {
    readonly folder: string;
    readonly numbering: Numbering;
    readonly template: string;
  };
  today(): string;
  /** A path as an agent gives it, from the workspace; `null` for one that leads out of it. */
  locate(path: string): string | null;
  /** Runs the protocol with the catalogue: the path of the record, or one sentence. */
  deliberate(request: Deliberation): Promise<Made>;
  /** Says in the provenance that an agent drafted a record. */
  credited(path: string, values: RecordValues): Promise<void>;
}

export interface Deliberation {
  readonly title: string;
  readonly context: string;
  readonly criteria: readonly string[];
  readonly alternatives: number | null;
}

export type Made = { readonly path: string; readonly notes: readonly string[] } | { readonly problem: string };
