import * as vscode from 'vscode';
import type { Platform } from '../platform';
import type { Records } from '../records';
import { OldTexts } from './oldTexts';

/** What git knows of a decision: who changed what in it, and when. */
export function registerHistory(world: { readonly records: Records; readonly platform: Platform }) {
  const texts = new OldTexts();
  return {
    disposable: vscode.Disposable.from(texts),
    commands: {
      'deliberate.showHistory': async (argument: unknown) =>
        (await import('./showHistory')).showHistory(world, texts, argument),
    },
  };
}
