import * as vscode from 'vscode';
import { type FromMatrixPane, fromMatrixPane, type ToMatrixPane } from '../../src/protocol/matrixPane';
import { fillPane, viewType } from '../../src/vscode/pane';
import { equal, ok } from './assert';
import { eventually } from './workspace';

describe('the pane shell', () => {
  it('loads its page, which asks for a snapshot, and refuses messages that do not fit', async () => {
    const extension = vscode.extensions.getExtension('deliberate.deliberate');
    ok(extension, 'Deliberate is not installed');
    const log = vscode.window.createOutputChannel('Pane test', { log: true });
    const panel = vscode.window.createWebviewPanel(viewType('matrix'), 'Matrix', vscode.ViewColumn.Beside);
    const arrived: string[] = [];
    const pane = fillPane<ToMatrixPane, FromMatrixPane>(
      extension.extensionUri,
      log,
      { name: 'matrix', schema: fromMatrixPane },
      panel,
      {
        ready: () => {
          arrived.push('ready');
          pane.send({ type: 'snapshot', record: { label: 'ADR-0001', title: 'T', status: null }, notice: 'None yet.' });
        },
        openRecord: () => void arrived.push('openRecord'),
        failed: ({ message }) => void arrived.push(message),
      },
    );
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
