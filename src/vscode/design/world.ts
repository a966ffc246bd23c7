import type { DeliberationWorld } from '../deliberation/world';
import type { Designers } from '../models/designers';

/** What designs need of the extension around them: what a deliberation needs, and the models themselves. */
export interface DesignsWorld extends DeliberationWorld {
  readonly designers: Designers;
}
