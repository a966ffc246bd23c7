import * as vscode from 'vscode';
import type { Logs } from '../logs/logs';
import type { Records } from '../records';
import { guardFor } from '../text/guard';
import { findMentions } from './findMentions';
import { registerGoverned } from './governedShown';
import { showGoverning } from './governingCommand';
import { registerMoves } from './moves';
import type { CodeWorld } from './place';
import { CodeProblems } from './problems';
import { registerReading } from './reading';
import { registerReferences } from './references';

/** Decisions where they are carried out: in files that are no records. */
export function registerCode(given: {
  readonly records: Records;
  readonly logs: Logs;
  readonly log: vscode.LogOutputChannel;
  /** Whether a command of ours is changing a file right now. */
  readonly isBusy: (uri: vscode.Uri) => boolean;
}) {
  const { records, logs } = given;
  const world: CodeWorld = { records, logs, guard: guardFor(given.log) };
  return {
    disposable: vscode.Disposable.from(
      registerReading(world),
      registerReferences(world),
      registerGoverned(world),
      registerMoves(world, given.isBusy),
      new CodeProblems(world),
    ),
    commands: {
      'deliberate.findMentions': findMentions(world),
      'deliberate.governing': showGoverning(logs),
    },
  };
}
