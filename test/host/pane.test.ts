import * as vscode from 'vscode';
import type { ToMatrixPane } from '../../src/protocol/matrixPane';
import * as z from '../../src/schema/schema';
import { fillPane, viewType } from '../../src/vscode/pane';
import { equal, ok } from './assert';
import { eventually } from './workspace';

const schema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
type FromPage = z.infer<typeof schema>;

const empty: ToMatrixPane = {
  type: 'snapshot',
  version: 1,
  uri: null,
  record: { label: 'ADR-0001', title: 'T', status: null },
  matrices: [],
  active: 0,
  matrix: null,
  notice: 'None yet.',
  canAddMatrix: false,
  readOnly: null,
  pinned: false,
};

describe('the pane shell', () => {
  it('loads its page, which asks for a snapshot, and refuses messages that do not fit', async () => {
    const extension = vscode.extensions.getExtension('deliberate.deliberate');
    ok(extension, 'Deliberate is not installed');
    const log = vscode.window.createOutputChannel('Pane test', { log: true });
    const panel = vscode.window.createWebviewPanel(viewType('matrix'), 'Matrix', vscode.ViewColumn.Beside);
    const arrived: string[] = [];
    const pane = fillPane<ToMatrixPane, FromPage>(extension.extensionUri, log, { name: 'matrix', schema }, panel, {
      ready: () => {
        arrived.push('ready');
        pane.send(empty);
      },
      failed: ({ message }) => void arrived.push(message),
    });
    await eventually('the page is ready', () => arrived.includes('ready'));
    // A host of another version: the page must say that it does not know the message, and go on.
    void panel.webview.postMessage({ type: 'snapshot', record: 7 });
    await eventually('the page says what it does not know', () =>
      arrived.some(message => message.includes('does not know')),
    );
    equal(arrived.filter(message => message === 'ready').length, 1);
    pane.dispose();
    log.dispose();
  });
});
