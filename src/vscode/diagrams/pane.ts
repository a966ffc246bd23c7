import * as vscode from 'vscode';
import {
  type DiagramMessage,
  type FromDiagramPane,
  fromDiagramPane,
  type ToDiagramPane,
} from '../../protocol/diagramPane';
import { activeDrawn } from '../activeRecord';
import { headMessage } from '../matrix/message';
import { pageFiles } from '../pageFiles';
import type { RecordPane, RecordPaneKind, RecordPanes, Shown } from '../recordPane';
import type { Records } from '../records';
import type { AroundRecord } from './aroundRecord';
import { diagramsIn } from './list';

type DiagramPane = RecordPane<ToDiagramPane, FromDiagramPane>;

export function diagramPaneKind(
  records: Records,
  around: { of(document: vscode.TextDocument): readonly DiagramMessage[] },
): RecordPaneKind<ToDiagramPane, FromDiagramPane> {
  const all = (document: vscode.TextDocument) => [
    ...diagramsIn(records.of(document)),
    ...around.of(document).map(diagram => ({ ...diagram, offset: 0 })),
  ];

  const snapshot = ({ document, pinned, restore }: Shown): ToDiagramPane => {
    const common = {
      type: 'snapshot',
      version: document?.version ?? 0,
      uri: document?.uri.toString() ?? null,
      pinned,
      ...(restore && { restore }),
    } as const;
    if (!document)
      return {
        ...common,
        record: null,
        diagrams: [],
        notice: 'Open a decision record or an architecture document to see its diagrams.',
      };
    const record = records.of(document);
    const diagrams = all(document).map(({ id, caption, source, line }) => ({ id, caption, source, line }));
    const notice = diagrams.length > 0 ? null : 'This record has no Mermaid diagram and no matrix to draw one from.';
    return { ...common, record: headMessage(record), diagrams, notice };
  };

  const handlers = (pane: DiagramPane) => {
    const find = (id: string) => (pane.document ? all(pane.document).find(diagram => diagram.id === id) : undefined);
    return {
      reveal: async ({ id, line }: Extract<FromDiagramPane, { type: 'reveal' }>) => {
        const diagram = find(id);
        if (!diagram || !pane.document) return;
        const lines = records.of(pane.document).document.lines;
        await pane.showText(line === null || diagram.line === null ? diagram.offset : lines.start(diagram.line + line));
      },
      copySource: async ({ id }: Extract<FromDiagramPane, { type: 'copySource' }>) => {
        const diagram = find(id);
        if (diagram) await vscode.env.clipboard.writeText(diagram.source);
      },
      export: async ({ id, format, data }: Extract<FromDiagramPane, { type: 'export' }>) => {
        const diagram = find(id);
        if (diagram && pane.uri) await save(pane.uri, diagram.caption, format, data);
      },
    };
  };

  const preloadFor = (document: vscode.TextDocument) => (all(document).length > 0 ? pageFiles('mermaid') : []);

  return {
    name: 'diagram',
    title: 'Diagrams',
    schema: fromDiagramPane,
    inlineStyles: true,
    active: () => activeDrawn(records),
    preloadFor,
    snapshot,
    handlers,
  };
}

/** The person says where the picture goes; nothing is written anywhere else. */
async function save(record: vscode.Uri, caption: string, format: 'svg' | 'png', data: string): Promise<void> {
  const name =
    caption
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'diagram';
  const folder = vscode.Uri.joinPath(record, '..');
  const defaultUri = vscode.Uri.joinPath(
    record.scheme === 'untitled' ? (vscode.workspace.workspaceFolders?.[0]?.uri ?? folder) : folder,
    `${name}.${format}`,
  );
  const target = await vscode.window.showSaveDialog({
    defaultUri,
    filters: format === 'svg' ? { SVG: ['svg'] } : { PNG: ['png'] },
  });
  if (!target) return;
  const bytes =
    format === 'svg'
      ? new TextEncoder().encode(data)
      : Uint8Array.from(atob(data), character => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(target, bytes);
}

/** What lies around a record is drawn when it is known. */
export function showAround(
  around: AroundRecord,
  panes: RecordPanes<ToDiagramPane, FromDiagramPane>,
): vscode.Disposable {
  return around.onDidChange(uri => {
    const showing = panes.showing(uri);
    if (showing.length === 0) around.forget(uri);
    for (const pane of showing) void pane.update();
  });
}

/** The pane scrolls with the cursor of the text. */
export function followCursor(records: Records, panes: RecordPanes<ToDiagramPane, FromDiagramPane>): vscode.Disposable {
  return vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    // A cursor that a command moved came from the pane itself, which is there already.
    if (kind === vscode.TextEditorSelectionChangeKind.Command || kind === undefined) return;
    const showing = panes.showing(textEditor.document.uri);
    if (showing.length === 0) return;
    const offset = textEditor.document.offsetAt(textEditor.selection.active);
    const blocks = diagramsIn(records.of(textEditor.document)).filter(({ line }) => line !== null);
    const here = blocks.filter(diagram => diagram.offset <= offset).at(-1) ?? blocks[0];
    if (here) for (const pane of showing) pane.send({ type: 'show', id: here.id });
  });
}
