import * as vscode from 'vscode';
import type { Catalogue } from '../../catalogue/catalogue';
import { catalogueDesigner } from '../../deliberation/catalogueDesigner';
import type { Designer } from '../../deliberation/designer';
import { modelDesigner } from '../../deliberation/modelDesigner';
import type { State } from '../../deliberation/state';
import type { Model } from '../../llm/model';
import { Models } from './models';
import { evaluators, modelSettings } from './settings';
import { Topics } from './topics';

export interface Designers {
  readonly models: Models;
  readonly topics: Topics;
  /** Who answers by the settings. Throws a `ModelError` where there is nobody; what may be done about it is with it. */
  current(root: vscode.Uri, options?: DesignerOptions): Promise<Designer>;
  /** Who answered until now: a deliberation goes on with whom it began. */
  of(designer: State['designer'], root: vscode.Uri, options?: DesignerOptions): Promise<Designer>;
  /** Our topics and the team's. Problems in the team's files are told once. */
  catalogue(root: vscode.Uri): Promise<Catalogue>;
}

export interface DesignerOptions {
  /** That of the deliberation, for servers that can answer the same twice. */
  readonly seed?: number | undefined;
}

interface DesignerWorld {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
}

/** Where deliberations get their answers from. */
export function designers({ context, log }: DesignerWorld): Designers {
  const models = new Models(context, log);
  const topics = new Topics(context.extensionUri, log);
  const told = new Set<string>();
  const fromCatalogue = async (root: vscode.Uri) => catalogueDesigner((await topics.in(root)).topics);
  const fromModel = async (model: Model, root: vscode.Uri, { seed }: DesignerOptions = {}) => {
    const { roles, models: judges, ignored } = evaluators(root);
    for (const name of ignored) {
      if (told.has(name)) continue;
      told.add(name);
      void vscode.window.showWarningMessage(
        `The evaluator ${name} is named by this workspace and is not asked: put it into your own settings to allow it.`,
      );
    }
    return modelDesigner(model, {
      roles,
      judges: await models.judges(judges),
      ...(seed === undefined ? {} : { seed }),
    });
  };
  return {
    models,
    topics,
    catalogue: root => topics.in(root),
    async current(root, options) {
      const model = await models.chosen(modelSettings());
      return model ? fromModel(model, root, options) : fromCatalogue(root);
    },
    async of({ origin, provider, id }, root, options) {
      if (origin === 'catalogue') return fromCatalogue(root);
      return fromModel(await models.named(provider, id), root, options);
    },
  };
}
