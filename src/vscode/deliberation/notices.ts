import * as vscode from 'vscode';
import { offer, UserError } from '../commands';
import { catalogueChoice } from './designers';
import { type DeliberationPages, selectAndResume } from './page';
import type { Shown } from './shown';
import type { DeliberationWorld } from './world';

const open = 'Open';
const resume = 'Resume';
const selectModel = 'Select Language Model';
const useCatalogue = 'Use the Catalogue';

/** What a person hears of a deliberation who does not look at its page: progress, a gate that waits, how it ended. */
export function watch(world: DeliberationWorld, pages: DeliberationPages, live: Shown): vscode.Disposable {
  const progress = new Progress(live);
  let before = '';
  let had = false;
  const look = () => {
    const { standing } = live.run;
    // Edits at a gate change how it stands, and are no news.
    const now = `${standing.is} ${standing.is === 'asking' ? live.run.gateNumber : live.run.starts}`;
    // A page that is closed at a gate leaves nothing that would remind of it.
    const closed = had && !pages.has(live) && standing.is === 'asking';
    const isNew = now !== before || closed;
    before = now;
    had = pages.has(live);
    progress.show(standing.is === 'working', pages.isVisible(live));
    // Who asked for a record without questions gets it, or the reason, as the answer.
    if (isNew && !live.run.unattended) void told(standing);
  };
  const told = async (standing: Shown['run']['standing']) => {
    const title = live.run.title;
    if (standing.is === 'asking' && !pages.isVisible(live)) {
      const answer = await vscode.window.showInformationMessage(
        `${title}: the ${live.kind} waits for you at ${live.run.phase}.`,
        open,
      );
      if (answer === open) pages.open(live);
    }
    if (standing.is === 'stopped' && !standing.cancelled) await tellStopped(standing.message, standing.aboutModel);
    if (standing.is === 'done' && !pages.isVisible(live)) {
      const answer = await vscode.window.showInformationMessage(
        live.kind === 'design'
          ? `${title}: the architecture is written.`
          : `${title}: the record is written, as proposed.`,
        open,
      );
      if (answer === open) await vscode.window.showTextDocument(live.uri, { preview: false });
    }
  };
  const tellStopped = async (message: string, aboutModel: boolean) => {
    const remedies = aboutModel ? [resume, selectModel, useCatalogue] : [resume];
    const answer = await vscode.window.showErrorMessage(message, ...remedies);
    try {
      if (answer === resume) await live.resume();
      if (answer === selectModel) await selectAndResume(world, live);
      if (answer === useCatalogue) await live.resume(catalogueChoice);
    } catch (error) {
      void offer(error instanceof Error ? error.message : String(error), error instanceof UserError ? error.steps : []);
    }
  };
  return vscode.Disposable.from(live.run.onChange(look), pages.onDidChangeVisible(look), progress);
}

/** In the status bar while the page is in sight, and as a notification with Cancel while it is not. */
class Progress implements vscode.Disposable {
  readonly #live: Shown;
  #end: (() => void) | null = null;
  #notified = false;
  #report: ((message: string) => void) | null = null;

  constructor(live: Shown) {
    this.#live = live;
  }

  show(isWorking: boolean, isVisible: boolean): void {
    if (!isWorking || this.#notified === isVisible) this.dispose();
    if (!isWorking) return;
    if (!this.#end) this.#begin(!isVisible);
    this.#report?.(this.#live.run.phase);
  }

  dispose(): void {
    this.#end?.();
    this.#end = null;
    this.#report = null;
  }

  #begin(notified: boolean): void {
    this.#notified = notified;
    const location = notified ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
    const title = `${this.#live.kind === 'design' ? 'Designing' : 'Deliberating'}: ${this.#live.run.title}`;
    void vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      token.onCancellationRequested(() => this.#live.run.cancel());
      this.#report = message => progress.report({ message });
      return new Promise<void>(resolve => {
        this.#end = resolve;
      });
    });
  }
}
