import { mermaidProblem } from '../document/mermaid';
import type { DesignRule, Found } from './rule';
import { titleRange } from './sections';

export const diagrams: DesignRule = {
  name: 'design-diagram',
  severity: 'error',
  about: 'A diagram does not hold together, or the component view or the flow is not drawn.',
  find: reading => {
    const broken = reading.diagrams.flatMap(({ source, range }): readonly Found[] => {
      const problem = mermaidProblem(source);
      if (!problem) return [];
      const lines = source.split('\n');
      const start = range.start + lines.slice(0, problem.line).join('\n').length + (problem.line > 0 ? 1 : 0);
      return [
        {
          message: `The diagram does not draw: ${problem.message}.`,
          range: { start, end: Math.min(range.end, start + (lines[problem.line]?.length ?? 0)) },
        },
      ];
    });
    const kinds = reading.diagrams.map(({ source }) => source.trim());
    const lacks = [
      ...(kinds.some(source => /^(?:flowchart|graph|C4|block|architecture|classDiagram)/m.test(source))
        ? []
        : ['a component view']),
      ...(kinds.some(source => /^(?:sequenceDiagram|stateDiagram)/m.test(source)) ||
      kinds.filter(source => /^(?:flowchart|graph)/m.test(source)).length > 1
        ? []
        : ['a sequence or flow']),
    ];
    return [
      ...broken,
      ...lacks.map(what => ({
        message: `The document draws no ${what.replace(/^a /, '')}; add ${what}.`,
        range: titleRange(reading),
      })),
    ];
  },
};
