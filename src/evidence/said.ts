import type { AdrRecord } from '../adr/read';

const WEAK =
  /\b(?:GRADE|evidence|certainty)\b[^.\n]{0,40}\b(?:very low|low|weak|limited|insufficient|poor|thin|anecdotal)\b|\b(?:very[- ]low|low|weak|limited|insufficient|poor|thin|anecdotal|preliminary)(?:[- ](?:quality|certainty|grade|level))?(?: \w+)? (?:evidence|data|sources?)\b|\b(?:anecdotal|inconclusive)\b|\b(?:rests?|based|relies|rely) (?:only )?on (?:a |one )?(?:single (?:run|test|source|measurement)|opinion|preliminary)/i;

/** Whether a record says somewhere, in its own words, that what it rests on is weak. */
export function saysWeak(record: AdrRecord): boolean {
  return WEAK.test(record.text);
}
