import * as vscode from 'vscode';
import { isDesign } from '../../design/read';
import * as z from '../../schema/schema';
import { UserError } from '../commands';

const shape = z.object({
  uri: z.optional(z.string()),
  /** A choice of the document: the line of its row, from 1, or its name. */
  line: z.optional(z.number()),
  title: z.optional(z.string().check(z.maxLength(300))),
  model: z.optional(z.string().check(z.maxLength(300))),
  gates: z.optional(z.enum(['ask', 'accept'])),
  /** Whether a person looks through the changes before they are made. */
  review: z.optional(z.enum(['ask', 'accept'])),
});
export type ChoiceArgument = z.infer<typeof shape>;

export interface Meant {
  readonly document: vscode.TextDocument;
  readonly root: vscode.Uri;
  /** From the workspace folder. */
  readonly path: string;
  readonly given: ChoiceArgument;
}

/** The architecture document that a command is about: the one that is named, else the one that is open. */
export async function documentAt(command: string, argument: unknown): Promise<Meant> {
  const parsed = shape.safeParse(argument instanceof vscode.Uri ? { uri: argument.toString() } : (argument ?? {}));
  if (!parsed.success)
    throw new UserError(
      `${command} takes {uri?, title?, line?, model?, gates?, review?}: ${z.prettifyError(parsed.error)}`,
    );
  const { uri } = parsed.data;
  const document =
    uri === undefined
      ? vscode.window.activeTextEditor?.document
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  if (!document || !isDesign(document.getText()))
    throw new UserError('Open an architecture document first: ADR: New Architecture Design makes one.');
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder || document.isUntitled)
    throw new UserError('The document is not in a folder of this workspace: save it into one first.');
  return { document, root: folder.uri, path: vscode.workspace.asRelativePath(document.uri, false), given: parsed.data };
}
