import type { Branch, Row } from './branches';
import type { Mark } from './words';

/* What VS Code hands to a command of a menu is the node: `uri`, `line`, `facts` and `fix` are what commands take. */

export interface RecordNode {
  readonly kind: 'record';
  readonly id: string;
  readonly uri: string;
  readonly parent: Branch;
  readonly row: Row;
}

export interface MarkNode {
  readonly kind: 'mark';
  readonly id: string;
  readonly uri: string;
  readonly parent: RecordNode;
  readonly mark: Mark;
  readonly facts?: string;
  readonly fix?: true;
}

export type Node = Branch | RecordNode | MarkNode;
