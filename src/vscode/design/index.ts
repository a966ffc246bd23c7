import * as vscode from 'vscode';
import { watch } from '../deliberation/notices';
import { resumeDeliberation } from '../deliberation/resume';
import type { Shown } from '../deliberation/shown';
import type { Stage } from '../deliberation/start';
import { unfinishedDeliberations } from '../deliberation/unfinished';
import type { Designs } from './designs';
import type { DesignsWorld } from './world';

/** All that has to do with designing. What it takes is loaded when somebody asks for it. */
export function registerDesigns(world: DesignsWorld, stage: Stage) {
  const { pages, all } = stage;
  const watching: vscode.Disposable[] = [];
  const began = (live: Shown) => void watching.push(watch(world, pages, live));
  let made: Promise<Designs> | null = null;
  const designs = () => {
    made ??= import('./designs').then(loaded => new loaded.Designs(world, began));
    return made;
  };
  pages.finds('design', async (root, name) => (await designs()).open(root, name));
  const deliberations = unfinishedDeliberations(all);
  /** Designs and deliberations; a decision that a design waits for goes on with the design. */
  const unfinished = async (root: vscode.Uri) => {
    const { unfinishedDesigns } = await import('./unfinished');
    const own = await unfinishedDesigns(root, await designs());
    const others = await deliberations(root);
    return {
      found: [...own.found, ...others.found.filter(({ path }) => !own.within.has(path))],
      problems: [...own.problems, ...others.problems],
    };
  };
  return {
    disposable: new vscode.Disposable(() => {
      vscode.Disposable.from(...watching).dispose();
      void made?.then(all => all.dispose());
    }),
    commands: {
      'deliberate.decideChoice': async (argument: unknown) =>
        (await import('./decideChoice')).decideChoice(world, stage, argument),
      'deliberate.followDecision': async (argument: unknown) =>
        (await import('./followDecision')).followDecision(world, argument),
      'deliberate.resumeDeliberation': resumeDeliberation(pages, unfinished, () => world.clock.now()),
      'deliberate.newArchitecture': async (argument: unknown) => {
        const { newArchitecture } = await import('./newArchitecture');
        return newArchitecture(world, await designs(), pages, argument);
      },
    },
  };
}
