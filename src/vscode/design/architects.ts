import type * as vscode from 'vscode';
import { modelDesigner } from '../../deliberation/modelDesigner';
import { catalogueArchitect, topicDesigners } from '../../design/catalogueArchitect';
import { modelArchitect } from '../../design/modelArchitect';
import type { DesignState } from '../../design/state';
import type { Designers } from '../models/designers';
import { modelNamed } from '../models/provider';
import { modelSettings } from '../models/settings';
import type { Who } from './run';

/** Who answers by the settings, or a model that is named: `catalogue`, `ollama:llama3.2`, the id of a model. */
export async function whoNamed(designers: Designers, root: vscode.Uri, wanted = '', seed?: number): Promise<Who> {
  const name = wanted.trim();
  if (name === 'catalogue') return fromCatalogue(designers, root);
  if (name === '' || name === 'auto') {
    const model = await designers.models.chosen(modelSettings());
    return model ? fromModel(model, seed) : fromCatalogue(designers, root);
  }
  const set = modelSettings().provider;
  const known = set === 'auto' || set === 'catalogue' ? 'vscode' : set;
  const { provider, id } = modelNamed(name) ?? { provider: known, id: name };
  return fromModel(await designers.models.named(provider, id), seed);
}

/** Who answered until now. */
export async function whoAnswered(
  designers: Designers,
  root: vscode.Uri,
  { origin, provider, id }: DesignState['architect'],
  seed?: number,
): Promise<Who> {
  if (origin === 'catalogue') return fromCatalogue(designers, root);
  return fromModel(await designers.models.named(provider, id), seed);
}

async function fromCatalogue(designers: Designers, root: vscode.Uri): Promise<Who> {
  const { topics } = await designers.catalogue(root);
  return { architect: catalogueArchitect(topics), designerFor: topicDesigners(topics) };
}

function fromModel(model: Parameters<typeof modelArchitect>[0], seed: number | undefined): Who {
  const options = seed === undefined ? {} : { seed };
  const designer = modelDesigner(model, options);
  return { architect: modelArchitect(model, options), designerFor: () => designer };
}
