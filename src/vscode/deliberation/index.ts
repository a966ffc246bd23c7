import * as vscode from 'vscode';
import { Deliberations } from './deliberations';
import { newAdrWithToT } from './newWithToT';
import { watch } from './notices';
import { DeliberationPages } from './page';
import { reopenDecision } from './reopen';
import { showThoughts } from './showThoughts';
import { Texts } from './texts';
import type { DeliberationWorld } from './world';

/** All that has to do with deliberating, and the commands that begin it. */
export function registerDeliberation(world: DeliberationWorld) {
  const all = new Deliberations(world);
  const pages = new DeliberationPages(world);
  pages.finds('deliberation', (root, name) => all.open(root, name));
  const texts = new Texts();
  const watching: vscode.Disposable[] = [];
  const began = all.onDidBegin(live => watching.push(watch(world, pages, live)));
  const stage = { all, pages };
  return {
    stage,
    disposable: vscode.Disposable.from(
      began,
      pages,
      all,
      texts,
      new vscode.Disposable(() => vscode.Disposable.from(...watching).dispose()),
    ),
    commands: {
      'deliberate.newAdrWithToT': newAdrWithToT(world, stage, texts),
      'deliberate.reopenDecision': reopenDecision(world, stage),
      'deliberate.showThoughts': showThoughts(world, stage, texts),
    },
  };
}
