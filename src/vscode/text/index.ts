import * as vscode from 'vscode';
import type { Records } from '../records';
import { registerCompletion } from './completion';
import type { Deps } from './deps';
import { Diagnostics } from './diagnostics';
import { registerFixes } from './fixes';
import { registerFolding } from './folding';
import { guardFor } from './guard';
import { registerHover } from './hover';
import { registerLens } from './lens';
import { registerLinks } from './links';
import { Logs } from './logs';
import { registerOutline } from './outline';
import { Reviews } from './reviews';
import { registerStatusBar } from './statusBar';

/** All that a record gets in its text editor. */
export function registerText(given: {
  readonly records: Records;
  readonly log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const logs = new Logs();
  const deps: Deps = { records: given.records, logs, guard: guardFor(given.log) };
  const reviews = new Reviews(given.records, logs);
  return vscode.Disposable.from(
    logs,
    reviews,
    new Diagnostics(reviews, logs, deps.guard),
    registerFixes(deps, reviews),
    registerLens(deps, reviews),
    registerHover(deps),
    registerCompletion(deps),
    registerOutline(deps),
    registerLinks(deps),
    registerFolding(deps),
    registerStatusBar(deps),
  );
}
