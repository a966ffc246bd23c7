import * as vscode from 'vscode';
import { Dashboards } from '../dashboard/index';
import { assessEvidence, evidenceForm } from '../evidence/assessEvidence';
import type { Libraries } from '../evidence/libraries';
import type { Logs } from '../logs/logs';
import { reflectOnFired } from '../triggers/firedLessons';
import { registerTriggers } from '../triggers/index';
import { CommandChanges } from './commandChanges';
import { Forms } from './forms';
import { exportProvenance, verifyProvenance } from './provenanceCommands';
import { runQualityGate } from './qualityGate';
import { followRenames } from './renames';
import { reviewDecision, reviewForm } from './reviewDecision';
import { SavedEdits } from './savedEdits';
import { ShownTexts } from './shownTexts';
import { targetIfAny } from './target';
import { warnOnce } from './told';
import { Unrecorded } from './unrecorded';
import type { TrustWorld } from './world';

type Command = (argument: unknown) => Promise<unknown>;

/** All that makes decisions auditable: provenance, evidence, gates, reviews, and triggers that fire. */
export function registerTrust(given: TrustWorld & { readonly libraries: Libraries; readonly logs: Logs }) {
  const { libraries } = given;
  const edits = new SavedEdits(given, uri => changes.isBusy(uri));
  const changes = new CommandChanges(given, edits);
  const texts = new ShownTexts();
  const forms: Forms = new Forms(given, {
    evidence: folder => evidenceForm(given, folder),
    review: uri => reviewForm(given, uri),
  });
  const triggers = registerTriggers(given);
  const dashboards = new Dashboards({ ...given, triggers: triggers.watch });
  return {
    disposable: vscode.Disposable.from(
      ...[changes, edits, texts, forms, triggers.disposable, dashboards],
      new Unrecorded(given, edits),
      followRenames(given, (oldUri, newUri) => changes.renamed(oldUri, newUri)),
    ),
    changes,
    commands: {
      'deliberate.assessEvidence': assessEvidence(given, forms),
      'deliberate.exportProvenance': exportProvenance(given, edits),
      'deliberate.openDashboard': dashboards.open,
      'deliberate.reviewDecision': reviewDecision(given, forms),
      'deliberate.runQualityGate': runQualityGate(given, libraries),
      'deliberate.verifyProvenance': verifyProvenance(given, edits, texts),
    },
    /** A record that was written for a person is recorded as such, and not as found. */
    made: (uri: vscode.Uri) => edits.made(uri),
    triggers: triggers.watch,
    onDidRecord: edits.onDidRecord,
    /** What a command made for a person is recorded as made, and not as found. */
    recordingMade: (command: (argument: unknown) => Promise<{ readonly uri: string } | undefined>): Command => {
      return async argument => {
        const made = await command(argument);
        if (made) await edits.made(vscode.Uri.parse(made.uri));
        return made;
      };
    },
    /** A decision that is opened again because a trigger fired leaves the lesson that it did, before the next one begins. */
    learningFirst: (command: Command): Command => {
      return async argument => {
        await learn(given, argument).catch((error: unknown) =>
          warnOnce(given.log, `No lesson was written: ${String(error)}`),
        );
        return command(argument);
      };
    },
  };
}

async function learn(world: TrustWorld, argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument.toString() : uriIn(argument);
  const target = await targetIfAny(world.records, uri);
  if (!target) return;
  for (const file of await reflectOnFired(world, target.root, target.path)) world.log.info(`${file} tells what fired.`);
}

function uriIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  return typeof argument.uri === 'string' ? argument.uri : undefined;
}
