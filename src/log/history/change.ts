/** What a commit did to a decision, in the decision's own terms. `null`: it was not there. */
export interface Changed {
  readonly what:
    | 'record'
    | 'file'
    | 'title'
    | 'status'
    | 'date'
    | 'chosen'
    | 'relation'
    | 'option'
    | 'criterion'
    | 'threshold'
    | 'weight'
    | 'score'
    | 'reason'
    | 'scale'
    | 'section'
    | 'line ends'
    | 'other words';
  /** Of a criterion, an option, a section; `Cost: Redis` of a score. */
  readonly name: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const longest = 120;

/** `status proposed → accepted`, `score Cost: Redis 3 → 4`, `option Kafka added`, `section Context edited`. */
export function sayChanged({ what, name, from, to }: Changed): string {
  const head = [what === 'chosen' ? 'chosen option' : what, name === null ? '' : short(name)].join(' ').trim();
  const done = from === null ? 'added' : to === null ? 'removed' : 'edited';
  switch (what) {
    case 'line ends':
    case 'other words':
      return `${what} changed`;
    case 'record':
    case 'section':
    case 'reason':
      return `${head} ${done}`;
    case 'relation':
      return to === null ? `no longer ${name} ${short(from ?? '')}` : `${name} ${short(to)}`;
    case 'option':
    case 'criterion':
      return done === 'edited' ? `${head} → ${short(to ?? '')}` : `${head} ${done}`;
    default:
      return from === null || to === null
        ? `${head} ${short(from ?? to ?? '')}${to === null ? ' removed' : ''}`
        : `${head} ${short(from)} → ${short(to)}`;
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
