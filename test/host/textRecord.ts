import * as vscode from 'vscode';
import { ok } from './assert';
import { closeAll, write } from './workspace';

/** Wakes the extension. */
export async function startText(): Promise<void> {
  const extension = vscode.extensions.getExtension('deliberate.deliberate');
  ok(extension, 'Deliberate is not installed');
  await extension.activate();
}

let files = 100;
const made: vscode.Uri[] = [];

/** A new record beside the one that it supersedes: what was open before is out of the way. */
export async function open(content = text): Promise<vscode.TextDocument> {
  const uri = await write(`docs/adr/${++files}-record.md`, content);
  made.push(await write('docs/adr/0100-broker.md', broker), uri);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Leaves no open editor and no record behind: other tests count them. */
export async function clean(): Promise<void> {
  for (const _ of vscode.window.tabGroups.all.flatMap(group => group.tabs))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await closeAll();
  for (const uri of new Set(made.splice(0).map(String)))
    await vscode.workspace.fs.delete(vscode.Uri.parse(uri), { useTrash: false });
}

/** A record of the protocol with two matrices' worth of things to point at; both totals in it are right. */
export const text = `# ADR-0101: Queue mails

## Status

Accepted. Supersedes [ADR-0100](0100-broker.md), see ADR-0100.

## Context

54,000 mails a day.

## Decision Matrix

Scale: 1-5, higher is better.

| Criterion | Weight | Table | Broker |
| --- | ---: | --- | --- |
| Safety | 60% | 5 (one transaction) | 3 (two writes) |
| Cost | 40% | 2 (a larger disk) | 4 ($25/month) |
| **Weighted score** | **100%** | **3.80** | **3.40** |

## Decision

Chosen option: **Table**. We accept a larger disk.

## Backtracking Triggers

| # | Metric | Reconsider when | Window | Then |
| --- | --- | --- | --- | --- |
| 1 | monthly cost | > 1200 | 3 months | re-open |
`;

const broker = `# 100. Use a broker

Date: 2026-01-19

## Status

Superseded by [ADR-0101](0101-queue-mails.md)

## Context

Mails are sent in the request.

## Decision

Chosen option: **RabbitMQ**, <img src=x onerror=alert(1)> [x](command:workbench.action.quit).
`;

/** Where a piece of text begins, a few characters into it. */
export function at(document: vscode.TextDocument, piece: string, into = 1): vscode.Position {
  const offset = document.getText().indexOf(piece);
  ok(offset >= 0, `${piece} is not in the text`);
  return document.positionAt(offset + into);
}

export function shown(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** Asks until the answer is what was waited for: providers and the log answer in their own time. */
export async function asked<T>(what: string, ask: () => Thenable<T>, fits: (answer: T) => boolean): Promise<T> {
  let answer = await ask();
  for (let waited = 0; !fits(answer); waited += 100) {
    if (waited > 8000) throw new Error(`${what}: still ${JSON.stringify(answer)?.slice(0, 2000)}`);
    await new Promise(resolve => setTimeout(resolve, 100));
    answer = await ask();
  }
  return answer;
}
