import * as vscode from 'vscode';
import type { Branch, Row } from './branches';
import type { Mark } from './words';

export interface BranchNode extends Branch {
  readonly parent: BranchNode | null;
}

export interface RecordNode {
  readonly kind: 'record';
  readonly id: string;
  readonly uri: string;
  readonly parent: BranchNode;
  readonly row: Row;
}

export interface MarkNode {
  readonly kind: 'mark';
  readonly id: string;
  readonly uri: string;
  readonly parent: RecordNode;
  readonly mark: Mark;
  readonly facts?: string;
}

export type Node = BranchNode | RecordNode | MarkNode;

/**
 * A menu of the tree hands over its node. Commands get the file instead, as from an editor's title, for with an object of
 * fields they would ask nothing; only what a trigger measured goes along to where it is asked for.
 */
export function fromTree(command: string, argument: unknown): unknown {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument) || !('uri' in argument))
    return argument;
  const { kind, uri } = argument;
  if ((kind !== 'record' && kind !== 'mark') || typeof uri !== 'string') return argument;
  if (command === 'deliberate.reopenDecision' && 'facts' in argument) return { uri, facts: argument.facts };
  return vscode.Uri.parse(uri);
}
