import type { Relation } from '../model';
import { remembered } from '../text/memo';

/*
 * Phrases that tie one record to another. The passive ones come first: `superseded by` contains no `supersedes`, but
 * `amended by` and `amends` are told apart by what follows.
 */
const PHRASES: readonly (readonly [Relation, RegExp])[] = [
  [
    'superseded-by',
    /\breplaced(?:[- ]by\b|\s*:\W*$)|\b(?:supers?eded|superceded|superseeded|obsoleted|deprecated in favou?r of|ersetzt durch|abgelöst durch|remplacée? par|sustituid[oa] por|reemplazad[oa] por|substituíd[oa] por)(?:[- ]by| by)?\b|(?:已)?被.{0,12}取代|由.{0,20}取代/i,
  ],
  [
    'supersedes',
    /\b(?:supers?edes?|supercedes|superseeds|replaces|obsoletes|replacement for|löst .{0,20} ab|remplace|sustituye|reemplaza|substitui)\b|取代|替代/i,
  ],
  [
    'amended-by',
    /\b(?:amended|updated|extended|modified|clarified|geändert|amendée?|modificad[oa]|alterad[oa])(?:[- ]by| by| durch| par| por)\b/i,
  ],
  [
    'amends',
    /\b(?:amends|amendment (?:to|of)|amending|updates|extends|modifies|clarifies|ergänzt|amende|modifie|modifica|altera)\b/i,
  ],
  ['required-by', /\b(?:required by|needed by|prerequisite (?:for|of)|enables)\b/i],
  [
    'depends-on',
    /\b(?:depends on|dependent on|depends upon|builds (?:up)?on|based on|requires|hängt ab von|basiert auf|dépend de|depende de)\b|依赖/i,
  ],
  ['refined-by', /\brefined by\b/i],
  ['refines', /\b(?:refines|refinement of|drilldown of|implements|reali[sz]es)\b/i],
  ['conflicts-with', /\b(?:conflicts with|contradicts)\b/i],
  [
    'relates-to',
    /\b(?:relates? to|related(?: to)?|see also|similar to|refers to|linked to|bezieht sich auf|verwandt mit|li[ée]e? à|relacionad[oa] con)\b|相关|关联|関連/i,
  ],
];

const GLOBAL = PHRASES.map(([relation, pattern]) => [relation, new RegExp(pattern.source, 'gi')] as const);
/** Every phrase has one of these; nearly no text before a link does. */
const HINT =
  /supers|superc|replac|obsol|favo|ersetzt|abgel|löst|rempla|sustit|reempl|substit|取代|替代|amend|updat|extend|modif|clarif|geänd|ergänz|alter|requir|need|prereq|enabl|depend|build|based|hängt|basiert|dépend|依赖|refin|drilldown|implements|reali[sz]es|conflict|contradict|relat|see also|similar|refers|linked|bezieht|verwandt|li[ée]|相关|关联|関連/i;

/** The relation that a phrase before a link announces; the phrase nearest to the link counts. */
export const relationIn = remembered((text: string): Relation | null => {
  if (!HINT.test(text)) return null;
  let best: Relation | null = null;
  let nearest = -1;
  for (const [relation, pattern] of GLOBAL) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const end = found.index + found[0].length;
      if (end > nearest) [nearest, best] = [end, relation];
    }
  }
  return best;
});
