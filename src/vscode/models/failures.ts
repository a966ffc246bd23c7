import type { ModelFailure, ModelFailureKind } from '../../llm/model';
import { type Step, UserError } from '../commands';

export const selectStep: Step = { title: 'Select Language Model', command: 'deliberate.selectModel' };
const keyStep: Step = { title: 'Set API Key', command: 'deliberate.setApiKey' };
const catalogueStep: Step = {
  title: 'Use the Catalogue',
  command: 'deliberate.selectModel',
  argument: { provider: 'catalogue' },
};

/** There is nobody to ask, or nobody who answers; the typed failure is kept for whoever has a page to show it on. */
export class ModelError extends UserError {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure) {
    super(failure.message, stepsFor(failure.kind));
    this.failure = failure;
  }
}

/** What helps, the likeliest first. The catalogue always does: it needs no account and no network. */
export function stepsFor(kind: ModelFailureKind): readonly Step[] {
  if (kind === 'cancelled') return [];
  return kind === 'unauthorised' ? [keyStep, selectStep, catalogueStep] : [selectStep, catalogueStep];
}
