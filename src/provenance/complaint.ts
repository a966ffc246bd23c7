/** The part of a failed check that a person can act on: `activities[2].ended: is no time with an offset`. */
export function complaintOf(error: { readonly issues: readonly Issue[] }): string {
  const [first] = error.issues;
  if (!first) return 'it has another form than expected';
  const place = placeOf(first.path);
  return `${place === '' ? 'the whole file' : place}: ${lower(first.message)}`;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** `['activities', 2, 'ended']` -> `activities[2].ended`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, step) =>
      typeof step === 'number' ? `${place}[${step}]` : `${place}${place === '' ? '' : '.'}${String(step)}`,
    '',
  );
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
