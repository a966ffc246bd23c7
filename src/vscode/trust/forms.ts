import * as vscode from 'vscode';
import { type FormSnapshot, type FromFormPane, fromFormPane, mostKept, type ToFormPane } from '../../protocol/formPane';
import * as z from '../../schema/schema';
import { bringsBack } from '../bringBack';
import { UserError } from '../commands';
import { fillPane, viewType } from '../pane';

const name = 'form';
/** What is typed, by the name of the field. */
export type Draft = Readonly<Record<string, string>>;
const kept = z.object({ kind: z.string(), subject: z.string(), draft: z.record(z.string(), z.string()) });

export type FormView = Omit<FormSnapshot, 'type' | 'restore' | 'problem'>;

/** One form that a person fills in: what it asks, what that comes to, and what is done with it. */
export interface Form {
  readonly title: string;
  /** `tried`: somebody wanted to save it, so what is missing is said. */
  view(draft: Draft, tried: boolean): FormView;
  /** Throws a `UserError` where it cannot be saved; `null` where the view says what is missing. */
  submit(draft: Draft): Promise<{ readonly said: string; readonly uri: vscode.Uri } | null>;
}

/** A form that is opened again after a reload is found by its kind and by what it is about. */
export type FormKinds = Readonly<Record<string, (subject: string) => Promise<Form>>>;

/** The forms that are open: what is typed lives here and not in the page, which is thrown away while it is hidden. */
export class Forms implements vscode.Disposable {
  readonly #world: { readonly extensionUri: vscode.Uri; readonly log: vscode.LogOutputChannel };
  readonly #kinds: FormKinds;
  readonly #panels = new Set<vscode.WebviewPanel>();
  readonly #back: vscode.Disposable;

  constructor(world: { readonly extensionUri: vscode.Uri; readonly log: vscode.LogOutputChannel }, kinds: FormKinds) {
    this.#world = world;
    this.#kinds = kinds;
    this.#back = bringsBack(viewType(name), (panel, state) => this.#restore(panel, state));
  }

  async open(kind: string, subject: string, draft: Draft): Promise<void> {
    const form = await this.#kinds[kind]?.(subject);
    if (!form) throw new Error(`There is no form ${kind}.`);
    const column = vscode.ViewColumn.Beside;
    const panel = vscode.window.createWebviewPanel(viewType(name), form.title, column, { enableScripts: true });
    this.#fill(panel, form, { kind, subject }, draft);
  }

  dispose(): void {
    this.#back.dispose();
    for (const panel of this.#panels) panel.dispose();
  }

  #fill(panel: vscode.WebviewPanel, form: Form, who: { kind: string; subject: string }, begun: Draft): void {
    let draft = begun;
    let problem: string | null = null;
    let tried = false;
    let saving = false;
    const update = () => {
      const restore = JSON.stringify({ ...who, draft });
      pane.send({
        type: 'snapshot',
        ...form.view(draft, tried),
        ...(restore.length <= mostKept && { restore }),
        problem,
      });
    };
    const submit = async () => {
      if (saving) return;
      saving = true;
      tried = true;
      problem = null;
      try {
        const saved = await form.submit(draft);
        if (saved) {
          panel.dispose();
          void tell(saved);
          return;
        }
        problem = 'Some fields have to be filled in first.';
      } catch (error) {
        if (!(error instanceof UserError)) this.#world.log.error(name, error instanceof Error ? error : String(error));
        problem = error instanceof Error ? error.message : String(error);
      } finally {
        saving = false;
      }
      update();
    };
    const pane = fillPane<ToFormPane, FromFormPane>(
      this.#world.extensionUri,
      this.#world.log,
      { name, schema: fromFormPane },
      panel,
      {
        ready: update,
        failed: ({ message }) => this.#world.log.error(`${name} page: ${message}`),
        set: ({ id, value }) => {
          draft = { ...draft, [id]: value };
          update();
        },
        submit,
        cancel: () => panel.dispose(),
      },
    );
    this.#panels.add(panel);
    panel.onDidDispose(() => this.#panels.delete(panel));
  }

  /** What the page kept is data from outside: a form about what is not there any more is none. */
  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    try {
      const { kind, subject, draft } = kept.parse(JSON.parse(String(state)));
      const form = Object.hasOwn(this.#kinds, kind) ? await this.#kinds[kind]?.(subject) : undefined;
      if (!form) throw new UserError(`There is no form ${kind}.`);
      this.#fill(panel, form, { kind, subject }, draft);
    } catch (error) {
      this.#world.log.info('A form could not be shown again.', String(error));
      panel.dispose();
    }
  }
}

async function tell({ said, uri }: { readonly said: string; readonly uri: vscode.Uri }): Promise<void> {
  const open = 'Open File';
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.window.showTextDocument(uri);
}
