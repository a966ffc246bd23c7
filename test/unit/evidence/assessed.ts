/** The file of an assessment as a library takes it. */
export function assessed(
  ref: string,
  source_type: string,
  more: Readonly<Record<string, unknown>> = {},
): readonly [string, string] {
  const value = {
    version: 1,
    ref,
    title: `About ${ref}`,
    source_type,
    ...more,
    assessed: { by: 'ada', at: '2026-11-01' },
  };
  return [`.aiwg/research/quality-assessments/${ref}.yaml`, `${JSON.stringify(value)}\n`];
}
