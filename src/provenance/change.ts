import type { Fingerprint } from './fingerprint';
import type { PartChanges } from './partChanges';
import type { Agent, DerivationKind, Source } from './shape';
import type { ActivityType } from './urn';

/** Something that was done to a file: what a provenance file is begun with, and grows by. */
export interface Change {
  readonly type: ActivityType;
  /** Times with an offset: `2026-11-20T10:00:00Z`. */
  readonly started: string;
  readonly ended: string;
  /** The person's own date, as the clock gives it. */
  readonly day: string;
  /** Who did it, the one responsible for the words first. */
  readonly agents: readonly [Agent, ...Agent[]];
  /** What the file is afterwards. */
  readonly after: Fingerprint;
  readonly used?: readonly { readonly source: Source; readonly role?: string }[];
  readonly derivedFrom?: readonly { readonly source: Source; readonly kind: DerivationKind }[];
  readonly onBehalfOf?: readonly { readonly delegate: string; readonly responsible: string }[];
  readonly parts?: PartChanges;
  readonly description?: string;
  /** It was made elsewhere and is recorded only now. */
  readonly unrecorded?: boolean;
}

/** The file a change was made to. */
export interface Artifact {
  readonly path: string;
  /** `decision-record`, `architecture-document`, `diagram` ... */
  readonly type: string;
}
