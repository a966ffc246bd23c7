import type { Topic } from '../catalogue/topic';
import { catalogueDesigner, catalogueOnly } from '../deliberation/catalogueDesigner';
import type { Designer, Reply } from '../deliberation/designer';
import type { Architect } from './architect';
import { api } from './parts/api';
import { components } from './parts/components';
import { data } from './parts/data';
import { deployment } from './parts/deployment';
import { type Known, knownOf } from './parts/known';
import { monitoring } from './parts/monitoring';
import { overview } from './parts/overview';
import { risks } from './parts/risks';
import { roadmap } from './parts/roadmap';
import { scaling } from './parts/scaling';
import { security } from './parts/security';
import type { DesignAnswer, DesignAsks, DesignQuestion, PartAsk, PartName } from './questions';

type Builders = { readonly [K in PartName]: (known: Known) => DesignAnswer<K> };
const builders: Builders = {
  overview,
  components,
  data,
  api,
  security,
  deployment,
  scaling,
  monitoring,
  risks,
  roadmap,
};

/** Designs from what ships: complete where the catalogue knows, TODO where it does not, the same each time. */
export function catalogueArchitect(topics: readonly Topic[]): Architect {
  return {
    ...catalogueOnly,
    answer: async <K extends DesignQuestion>(
      ground: Parameters<Architect['answer']>[0],
      kind: K,
      ask: DesignAsks[K],
    ): Promise<Reply<DesignAnswer<K>>> => ({
      ok: true,
      answer: (isPart(kind)
        ? builders[kind](knownOf(ground, ask as PartAsk, topics))
        : nothing(kind)) as DesignAnswer<K>,
      usage: { input: 0, output: 0, estimated: false },
      model: 'catalogue',
    }),
  };
}

/** Each key choice is put to its own topic: what the whole brief is about does not matter for it. */
export function topicDesigners(topics: readonly Topic[]): (topic: string) => Designer {
  return id => catalogueDesigner(topics, topics.find(topic => topic.id === id) ?? null);
}

/** The analysis of a text is code's own where there is no model; the flow does not ask for it. */
function nothing(kind: DesignQuestion): unknown {
  if (kind === 'context') return { fields: [] };
  return kind === 'choices' ? { choices: [] } : { requirements: [], exceptions: [] };
}

function isPart(kind: DesignQuestion): kind is PartName {
  return Object.hasOwn(builders, kind);
}
