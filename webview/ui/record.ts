import { element } from './dom';

/** The head of every pane: which record this is about. */
export function recordHeader(record: { label: string | null; title: string; status: string | null }): HTMLElement {
  const header = element('header', 'record');
  if (record.label) header.append(element('span', 'label', record.label));
  header.append(element('h1', '', record.title));
  if (record.status) header.append(element('span', 'status', record.status));
  return header;
}
