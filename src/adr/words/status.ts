/*
 * Words for a decision's state. A team keeps its own word; this says which of the common states it means, so that logs
 * of many teams can be compared and a graph can colour them.
 */

export type StatusName =
  | 'draft'
  | 'proposed'
  | 'accepted'
  | 'implemented'
  | 'rejected'
  | 'withdrawn'
  | 'on-hold'
  | 'deprecated'
  | 'superseded';

const WORDS: readonly (readonly [StatusName, readonly string[]])[] = [
  [
    'superseded',
    'superseded supersede superceded superseeded supercedes replaced obsoleted ersetzt abgelöst remplacé remplacée substituido substituida reemplazado reemplazada substituído substituída sostituito заменено vervangen 已取代 已替代 被取代 被替代 已被取代 已替换 取代 置き換え 廃止され置換 대체됨'.split(
      ' ',
    ),
  ],
  [
    'accepted',
    'accepted accept acepted accepeted acccepted accpeted acceted approved approve aproved agreed adopted decided final finalized finalised active living ratified confirmed valid current resolved enacted akzeptiert angenommen beschlossen genehmigt entschieden gültig accepté acceptée approuvé approuvée adopté validé aceptado aceptada aprobado aprobada aceito aceita aprovado aprovada adotado accettato approvato принято geaccepteerd 已接受 接受 已批准 批准 已采纳 采纳 通过 已通过 承認 承認済み 承認済 採用 採択 受理 승인됨 승인'.split(
      ' ',
    ),
  ],
  [
    'implemented',
    'implemented implementing done completed complete shipped released deployed umgesetzt implementiert implémenté implémentée implementado implementada 已实现 已实施 完成 已完成 実装済み 完了 구현됨'.split(
      ' ',
    ),
  ],
  [
    'proposed',
    'proposed propose proposal propossed porposed pending review in-review in-discussion under-review discussion rfc open in-progress todo tbd undecided new experimental trial provisional vorgeschlagen offen vorschlag in-prüfung proposé proposée proposition propuesto propuesta pendiente proposto proposta pendente предложено voorgesteld 提议 已提议 提案 提案中 提案済み 提議 建议 待定 讨论中 审核中 待审批 検討中 レビュー中 제안됨 제안'.split(
      ' ',
    ),
  ],
  [
    'draft',
    'draft wip work-in-progress drafting entwurf brouillon borrador rascunho bozza черновик 草稿 草案 ドラフト 下書き 초안'.split(
      ' ',
    ),
  ],
  [
    'rejected',
    'rejected reject rejcted declined denied refused not-accepted abgelehnt verworfen rejeté rejetée refusé rechazado rechazada rejeitado rejeitada recusado rifiutato отклонено 已拒绝 拒绝 已否决 否决 驳回 却下 却下済み 不採用 棄却 거부됨 거절됨'.split(
      ' ',
    ),
  ],
  [
    'withdrawn',
    'withdrawn abandoned cancelled canceled dropped closed zurückgezogen abandonné retiré retirado anulado 已撤回 撤回 取り下げ 중단'.split(
      ' ',
    ),
  ],
  [
    'on-hold',
    'on-hold onhold hold deferred postponed paused stagnant stalled blocked parked zurückgestellt reporté aplazado adiado 搁置 暂缓 推迟 保留 延期 보류'.split(
      ' ',
    ),
  ],
  [
    'deprecated',
    'deprecated depricated depreciated retired obsolete outdated expired archived historical inactive veraltet überholt obsolète déprécié dépréciée obsoleto obsoleta deprecado descontinuado устарело verouderd 已弃用 弃用 已废弃 废弃 已过时 过时 已废止 廃止 廃止済み 非推奨 폐기됨'.split(
      ' ',
    ),
  ],
];

/** A family's words that are its own name, in whatever language; the others only belong to it. */
const STRICT = new Set(
  'superseded supersede superceded superseeded supercedes 已取代 已替代 被取代 已被取代 取代 accepted accept acepted accepeted acccepted accpeted acceted akzeptiert angenommen accepté acceptée aceptado aceptada aceito aceita accettato принято 已接受 接受 通过 已通过 承認 承認済み 承認済 採択 승인됨 승인 implemented umgesetzt implementiert implémenté implementado proposed propose propossed porposed vorgeschlagen proposé proposée propuesto propuesta proposto proposta предложено 提议 已提议 提案 提案中 提案済み 提議 제안됨 제안 draft entwurf brouillon borrador rascunho bozza 草稿 草案 rejected reject rejcted abgelehnt rejeté rejetée rechazado rechazada rejeitado rejeitada 已拒绝 拒绝 却下 却下済み 거부됨 거절됨 deprecated depricated depreciated 已弃用 弃用 已废弃 废弃 廃止 廃止済み 非推奨 폐기됨 withdrawn 已撤回'.split(
    ' ',
  ),
);

const NAMES = new Map<string, StatusName>();
for (const [name, words] of WORDS) for (const word of words) NAMES.set(word, name);
const SCRIPTS = [...NAMES.keys()]
  .filter(word => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word))
  .sort((a, b) => b.length - a.length);
const PHRASES = [...NAMES.keys()]
  .filter(word => word.includes('-'))
  .map(word => [word.replaceAll('-', ' '), word] as const);

export interface StatusWord {
  readonly name: StatusName;
  /** The word says just this state, misspelt or in another language; `approved` and `living` are a team's own words. */
  readonly strict: boolean;
  readonly start: number;
  readonly end: number;
}

/** All the status words in a text with their positions: `Superseded by ADR-3 (was: accepted)`. */
export function statusWords(text: string): StatusWord[] {
  const found: StatusWord[] = [];
  const lower = text.toLowerCase();
  const taken = (start: number) => found.some(word => start >= word.start && start < word.end);
  for (const [phrase, word] of PHRASES) {
    const at = lower.indexOf(phrase);
    const name = NAMES.get(word);
    if (at >= 0 && name) found.push({ name, strict: false, start: at, end: at + phrase.length });
  }
  const latin = /\p{L}+(?:[-_]\p{L}+)*/gu;
  for (let match = latin.exec(lower); match; match = latin.exec(lower)) {
    const word = match[0].replaceAll('_', '-');
    const name = NAMES.get(word) ?? NAMES.get(word.split('-')[0] ?? '');
    if (name && !taken(match.index))
      found.push({ name, strict: STRICT.has(word), start: match.index, end: match.index + match[0].length });
    else if (!name && /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word))
      scripted(lower, match.index, match.index + word.length, found);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Scripts without blanks between words: the longest words first. */
function scripted(text: string, from: number, to: number, found: StatusWord[]): void {
  let part = text.slice(from, to);
  for (const word of SCRIPTS) {
    const at = part.indexOf(word);
    const name = NAMES.get(word);
    if (at < 0 || !name) continue;
    found.push({ name, strict: STRICT.has(word), start: from + at, end: from + at + word.length });
    part = part.slice(0, at) + ' '.repeat(word.length) + part.slice(at + word.length);
  }
}

/** The nearest known word to one that nobody knows: `Accpted`. Short words have too many neighbours. */
export function correctedStatus(word: string): StatusName | null {
  const text = word.toLowerCase();
  if (text.length < 5 || text.length > 14 || !/^[a-z]+$/.test(text)) return null;
  for (const [name, words] of WORDS) {
    const known = words[0];
    if (known && /^[a-z]+$/.test(known) && near(text, known)) return name;
  }
  return null;
}

/** At most two insertions, deletions or replacements apart, and the same first letter. */
function near(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return (row[b.length] ?? 9) <= 2;
}
