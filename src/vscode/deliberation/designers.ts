import type * as vscode from 'vscode';
import type { Topic } from '../../catalogue/topic';
import { catalogueOnly } from '../../deliberation/catalogueDesigner';
import type { Designer } from '../../deliberation/designer';
import type { State } from '../../deliberation/state';
import { modelNamed } from '../models/provider';
import { modelSettings } from '../models/settings';

/** Who answers, by the settings of a folder or as a deliberation began: `models/designers.ts`. */
export interface Designers {
  current(root: vscode.Uri, options?: Seeded): Promise<Designer>;
  of(designer: State['designer'], root: vscode.Uri, options?: Seeded): Promise<Designer>;
  /** What kinds of decisions there are. */
  catalogue(root: vscode.Uri): Promise<{ readonly topics: readonly Topic[] }>;
}

interface Seeded {
  readonly seed?: number | undefined;
}

export const catalogueChoice: State['designer'] = catalogueOnly;

/** `catalogue`, `ollama:llama3.2`, or the id of a model of the provider that is set. */
export async function designerNamed(
  designers: Designers,
  root: vscode.Uri,
  wanted: string | undefined,
  options: Seeded = {},
): Promise<Designer> {
  const name = wanted?.trim() ?? '';
  if (name === '' || name === 'auto') return designers.current(root, options);
  if (name === 'catalogue') return designers.of(catalogueChoice, root, options);
  const { provider, id } = modelNamed(name) ?? { provider: modelSettings().provider, id: name };
  const known = provider === 'auto' || provider === 'catalogue' ? 'vscode' : provider;
  return designers.of({ origin: 'model', provider: known, id, name }, root, options);
}
