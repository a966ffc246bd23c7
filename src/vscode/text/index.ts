import * as vscode from 'vscode';
import type { Libraries } from '../evidence/libraries';
import type { Bases } from '../logs/bases';
import type { Logs } from '../logs/logs';
import type { PaneFocus } from '../paneFocus';
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
import { registerOutline } from './outline';
import { Reviews } from './reviews';
import { registerStatusBar } from './statusBar';

/** All that a record gets in its text editor. */
export function registerText(given: {
  readonly records: Records;
  readonly log: vscode.LogOutputChannel;
  readonly focus: PaneFocus;
  readonly libraries: Libraries;
  readonly logs: Logs;
  readonly bases: Bases;
}): vscode.Disposable {
  const { records, focus, libraries, logs, bases } = given;
  const deps: Deps = { records, logs, libraries, guard: guardFor(given.log), focus };
  const reviews = new Reviews(records, logs, libraries, bases);
  return vscode.Disposable.from(
    reviews,
    new Diagnostics(reviews, [logs, libraries, bases], deps.guard),
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
