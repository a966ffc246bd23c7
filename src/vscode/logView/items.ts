import * as vscode from 'vscode';
import { markdownOf } from '../text/markdown';
import { cut } from '../text/said';
import type { Branch } from './branches';
import { statusIcon } from './groups';
import type { MarkNode, RecordNode } from './node';
import { branchDescription, descriptionOf, labelOf, type Mark, spokenOf, tooltipOf } from './words';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function branchItem({ id, label, icon, open, rows }: Branch, marks: readonly Mark[]): vscode.TreeItem {
  const item = new vscode.TreeItem(label, open ? Expanded : Collapsed);
  const description = branchDescription(rows.length, marks);
  const count = `${rows.length} ${rows.length === 1 ? 'decision' : 'decisions'}`;
  return Object.assign(item, {
    ...{ id, description, tooltip: `${label}: ${description}`, iconPath: new vscode.ThemeIcon(icon) },
    ...{ contextValue: 'branch', accessibilityInformation: { label: `${label}, ${count}` } },
  });
}

export function recordItem({ id, uri, row: { entry } }: RecordNode, marks: readonly Mark[]): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(entry), marks.length > 0 ? Collapsed : None);
  const [icon, colour] = statusIcon(entry);
  return Object.assign(item, {
    ...{ id, description: descriptionOf(entry, marks), tooltip: markdownOf(tooltipOf(entry, marks)) },
    iconPath: new vscode.ThemeIcon(icon, colour === null ? undefined : new vscode.ThemeColor(colour)),
    contextValue: 'record',
    accessibilityInformation: { label: spokenOf(entry, marks) },
    command: { title: 'Open', command: 'vscode.open', arguments: [vscode.Uri.parse(uri)] },
  });
}

const pictures: Record<Mark['kind'], readonly [icon: string, colour: string]> = {
  finding: ['warning', 'list.warningForeground'],
  fired: ['bell', 'charts.yellow'],
  unrecorded: ['git-commit', 'charts.blue'],
};

export function markItem({ id, uri, mark: { kind, text, line, isHint } }: MarkNode): vscode.TreeItem {
  const item = new vscode.TreeItem(cut(text, 200), None);
  const [icon, colour] = isHint ? ['info', 'list.deemphasizedForeground'] : pictures[kind];
  const selection = new vscode.Range(line, 0, line, 0);
  return Object.assign(item, {
    ...{ id, tooltip: markdownOf([[text]]), contextValue: kind },
    iconPath: new vscode.ThemeIcon(icon ?? 'info', new vscode.ThemeColor(colour ?? 'foreground')),
    command: { title: 'Show', command: 'vscode.open', arguments: [vscode.Uri.parse(uri), { selection }] },
  });
}
