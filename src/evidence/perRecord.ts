import type { AdrRecord } from '../adr/read';

/** What several rules ask of one record is found once; a record never changes, a changed text is another record. */
export function perRecord<T>(find: (record: AdrRecord) => T): (record: AdrRecord) => T {
  const known = new WeakMap<AdrRecord, { readonly value: T }>();
  return record => {
    const own = known.get(record) ?? { value: find(record) };
    known.set(record, own);
    return own.value;
  };
}
