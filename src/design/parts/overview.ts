import type { DesignAnswer } from '../questions';
import { type Known, lower, taken } from './known';

export function overview(known: Known): DesignAnswer<'overview'> {
  const { ask, brief, capabilities } = known;
  const style = taken(known, 'architecture-style');
  const store = taken(known, 'primary-database');
  const platform = taken(known, 'deployment-platform');
  const names = capabilities.map(({ name }) => lower(name));
  return {
    summary: [
      `${brief.title} is built as ${style ? lower(style.name) : 'TODO: no architecture style is decided'}${style?.option ? `: ${lower(style.option.summary)}` : '.'}`,
      names.length > 0
        ? `Its parts are ${listed(names)}.`
        : 'TODO: the catalogue recognised none of its parts; name them in Components.',
      ...(store?.option ? [`Data is kept in ${store.name}: ${lower(store.option.summary)}`] : []),
      ...(platform?.option ? [`It runs on ${lower(platform.name)}: ${lower(platform.option.summary)}`] : []),
      ...(style?.option?.risks[0]
        ? [
            `Where this shape fails first: ${lower(style.option.risks[0].risk).replace(/[.\s]+$/, '')}; against it, ${lower(style.option.risks[0].mitigation).replace(/[.\s]+$/, '')}.`,
          ]
        : []),
    ],
    principles: [
      { text: 'Each part owns its data; others ask it or hear from it, and never read its tables', meets: [] },
      {
        text: 'Every call has a time limit, and every change that can be repeated carries a key by which it is recognised',
        meets: [],
      },
      {
        text: 'Every quantity below is tested before the first release, at twice its value where it is a load',
        meets: ask.requirements
          .filter(({ kind }) => kind === 'performance target' || kind === 'scalability need')
          .map(({ id }) => id),
      },
    ],
  };
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
