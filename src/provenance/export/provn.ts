import { qualifier } from './qualified';
import { isTime, places, type Statement, type Value } from './statement';

/** PROV-N (W3C recommendation of 30 April 2013). */
export function provN(statements: readonly Statement[]): string {
  const names = qualifier();
  const lines = statements.map(({ kind, id, args, attributes }) => {
    const said = places[kind].map(place => {
      const value = args[place];
      return value === undefined ? '-' : isTime(place) ? value : names.name(value);
    });
    const list = attributes.map(([name, value]) => `${name}=${valueText(value)}`);
    const extra = list.length > 0 ? [`[${list.join(', ')}]`] : [];
    return `  ${kind}(${[...(id === null ? [] : [names.name(id)]), ...said, ...extra].join(', ')})`;
  });
  const prefixes = [...names.prefixes].map(([prefix, space]) => `  prefix ${prefix} <${space}>`);
  return ['document', ...prefixes, '', ...lines, 'endDocument', ''].join('\n');
}

function valueText(value: Value): string {
  if ('whole' in value) return String(value.whole);
  if ('term' in value) return `'${value.term}'`;
  return `"${value.text.replace(/[\\"]/g, found => `\\${found}`)}"`;
}
