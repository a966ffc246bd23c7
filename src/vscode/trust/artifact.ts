import { read } from '../../adr/read';
import { isDesign } from '../../design/read';
import { sectionParts } from '../../design/sectionParts';
import { partsOf } from '../../provenance/parts';

/** What kind of file a text is, and its parts: an architecture document has its sections. */
export function artifactIn(
  text: string,
  path: string,
): { readonly type: string; readonly parts: ReadonlyMap<string, string> } {
  return isDesign(text)
    ? { type: 'architecture-document', parts: sectionParts(text) }
    : { type: 'decision-record', parts: partsOf(read(text, { path })) };
}
