import { matricesOf } from '../matrix/read';
import type { ReadOption, Section, Sourced } from '../model';
import { type Document, type Inner, innerLines } from '../text/document';
import { plain } from '../text/inline';
import { tablesOf } from '../text/table';
import { bareName, isMarkedChosen, nameKey } from '../words/names';
import { sectionAt } from './sections';

// Chosen option: "X", because ...   **Selected Option:** X   Chosen: **X**.   选择方案：X   Gewählte Option: X
const SENTENCE =
  /^[\s*_>]*(?:(?:the |our )?(?:chosen|selected|preferred|recommended) (?:options?|alternatives?|solutions?|approach)|chosen|selected|decision|gewählte (?:option|alternative|lösung)|entscheidung|(?:option|solution) (?:retenue|choisie)|(?:opci[óo]n|soluci[óo]n|alternativa) (?:elegida|seleccionada)|(?:op[çc][ãa]o|solu[çc][ãa]o|alternativa) (?:escolhida|selecionada)|选择(?:的)?方案|选定方案|选择|採用(?:した|する)?(?:案|選択肢)|選択した(?:案|オプション))[*_]*\s*[:：][*_]*\s*(\S.*)$/i;

/** Whether a line starts with a label that has to do with choosing: nearly none does, and the pattern is a long one. */
function maySay(text: string): boolean {
  const ascii = text.indexOf(':');
  const colon = ascii >= 0 && ascii <= 60 ? ascii : text.slice(0, 62).indexOf('：');
  if (colon < 2 || colon > 60 || text.length > 2000) return false;
  return /chosen|select|prefer|recommend|decision|gewähl|entscheid|retenu|choisi|eleg|selec|escolh|选|採用|選/i.test(
    text.slice(0, colon),
  );
}

/** The option that the record says was taken; null where it says none, in words of its own or a template's. */
export function chosenOf(
  document: Document,
  sections: readonly Section[],
  options: readonly ReadOption[],
): Sourced<string> | null {
  const lines: Inner[] = [];
  const labelled: Named[] = [];
  const decisions = sections.filter(({ role }) => role === 'decision');
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const line of innerLines(document, block)) {
      const found = maySay(line.text) ? SENTENCE.exec(line.text) : null;
      if (found?.[1] === undefined) continue;
      if (
        /^[\s*_]*(?:decision|entscheidung|chosen|selected|选择)[*_]*\s*[:：]/i.test(line.text) &&
        options.length === 0
      ) {
        labelled.push({ line, from: line.text.length - found[1].length });
        continue;
      }
      const named = nameAfter(line, line.text.length - found[1].length);
      if (
        named &&
        (known(named.value, options) ||
          /option|alternative|solution|方案|案|l[öo]sung|soluci|solu[çc]/i.test(line.text))
      )
        return named;
    }
    const start = document.lines.start(block.line);
    if (lines.length < 12 && decisions.some(({ body }) => start >= body.start && start < body.end))
      lines.push(...innerLines(document, block));
  }
  return (
    marked(options, document) ??
    inProse(lines, options) ??
    inVerdict(document, sections, options, [...labelled, ...verdictsIn(document, sections, lines)])
  );
}

// We will use A.   We decided on A because ...   We go with A   Wir nehmen A
const VERDICT =
  /(?:^|[.!;]\s+|,\s+)(?:(?:therefore|thus|so|hence|consequently|finally),?\s+)?we(?:['’]ll| will| shall| have| are)?(?: therefore| thus| hence| finally)?\s+(?:choos(?:e|ing)|chose|chosen|(?<=(?:will|['’]ll|shall|therefore)\s+)use|adopt(?:ed)?|select(?:ed)?|pick(?:ed)?|go(?:ing)? with|went with|(?:decide|decided) (?:on|for|to (?:use|adopt|go with|choose))|opt(?:ed)? for|settled? on)\s+(\S.*)$/i;

/** A line, and where in it the name of what was chosen would begin. */
interface Named {
  readonly line: Inner;
  readonly from: number;
}

/** In the decision; in a record without such a section, in what is said outside of its other parts. */
function verdictsIn(document: Document, sections: readonly Section[], lines: readonly Inner[]): Named[] {
  const found: Named[] = [];
  for (const line of sections.some(({ role }) => role === 'decision') ? lines : looseLines(document, sections)) {
    const verdict = line.text.length < 2000 ? VERDICT.exec(line.text) : null;
    if (verdict?.[1] !== undefined) found.push({ line, from: line.text.length - verdict[1].length });
  }
  return found;
}

function looseLines(document: Document, sections: readonly Section[]): Inner[] {
  return document.blocks.flatMap(block => {
    if (block.kind !== 'paragraph' || block.items > 0 || block.quotes > 0) return [];
    const role = sectionAt(sections, document.lines.start(block.line))?.role ?? 'other';
    return role === 'other' || role === 'status' || role === 'matrix' ? innerLines(document, block) : [];
  });
}

/** "We will use Redis", where perhaps the matrix alone names the options: just such a name, and nothing else. */
function inVerdict(
  document: Document,
  sections: readonly Section[],
  options: readonly ReadOption[],
  found: readonly Named[],
): Sourced<string> | null {
  if (found.length === 0) return null;
  const scored = matricesOf({ document, tables: tablesOf(document), sections, options: () => options, scale: null });
  const names = scored.flatMap(({ matrix }) => matrix.options.map(({ name }) => name));
  for (const { line, from } of found) {
    const rest = line.text.slice(from);
    const at = /^(?:the )?[\s*_`"“„'‘]*/i.exec(rest)?.[0].length ?? 0;
    const text = rest.slice(at).toLowerCase();
    const fitting = [...options.map(({ name }) => name), ...names].filter(name => opens(text, name.toLowerCase()));
    // `Redis Cluster` rather than `Redis`.
    const [name] = fitting.sort((a, b) => b.length - a.length);
    if (name === undefined) continue;
    const start = line.start + from + at;
    return { value: name, range: { start, end: start + name.length } };
  }
  return null;
}

/** The name whole, and after it the end of the clause or the reason: not `A and B`, `A as a fallback`, `A's format`. */
function opens(text: string, name: string): boolean {
  if (name.length === 0 || !text.startsWith(name)) return false;
  return /^[*_`"”“'’]*(?:\s*(?:$|[.,;:!(（]|[—–]|because\b|since\b|for\b|as (?:our|the)\b|over\b|instead of\b|rather than\b))/i.test(
    text.slice(name.length),
  );
}

/** The name is what stands in quotes or bold, else what stands before `, because` or the end of the sentence. */
function nameAfter(line: Inner, from: number): Sourced<string> | null {
  const rest = line.text.slice(from);
  const quoted =
    /^(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«\s*([^»]+?)\s*»|「([^」]+)」|'(.+?)'(?=[\s,.;]|$)|\*\*(.+?)\*\*|__(.+?)__)/.exec(
      rest,
    );
  const inner = quoted?.slice(1).find(part => part !== undefined);
  if (quoted && inner !== undefined) {
    const value = plain(inner).replace(/[.,]$/, '');
    if (/^[{[<].*[}\]>]$/.test(inner) || value === '') return null;
    const start = line.start + from + quoted[0].indexOf(inner);
    return bared(value, inner, start);
  }
  const cut =
    rest.split(
      /,?\s+(?:because|since|as it|weil|da |car |porque|parce que|due to)\b|[.;。；](?:\s|$)|,\s+(?=taking|which|with)|\s+[—–]\s+|[，,](?:因为|由于)/i,
    )[0] ?? rest;
  const value = plain(cut).replace(/[:：,]$/, '');
  if (value === '' || value.length > 160 || /^(?:tbd|n\/a|none|no option|\?+|-+|[{[<].*[}\]>])\W*$/i.test(value))
    return null;
  return bared(value, cut, line.start + from);
}

/** The name alone is what an edit replaces: emphasis around it, or closing the sentence before it, keeps its signs. */
function bared(value: string, raw: string, offset: number): Sourced<string> {
  let start = /^[\s*_~]*/.exec(raw)?.[0].length ?? 0;
  let end = raw.length - (/[\s*_~.,:：]*$/.exec(raw)?.[0].length ?? 0);
  if (plain(raw.slice(start, end)) !== value) [start, end] = [0, raw.length];
  const quoted = /^(?:"([^"]+)"|“([^”]+)”|'([^']+)')$/.exec(raw.slice(start, end));
  const inner = quoted?.slice(1).find(part => part !== undefined);
  if (inner !== undefined) return { value: plain(inner), range: { start: offset + start + 1, end: offset + end - 1 } };
  return { value, range: { start: offset + start, end: offset + end } };
}

function known(name: string, options: readonly ReadOption[]): boolean {
  return options.some(option => nameKey(option.name) === nameKey(name));
}

/** `- C: Redis (Selected)` in the list of options. */
function marked(options: readonly ReadOption[], document: Document): Sourced<string> | null {
  const found = options.filter(({ range }) => {
    const line = document.lines.at(range.start);
    return isMarkedChosen(document.text.slice(range.start, Math.min(range.end + 14, document.lines.end(line))));
  });
  const [only] = found;
  return only && found.length === 1 ? { value: bareName(only.name), range: only.range } : null;
}

/** "We will use Redis": the only option that the first sentences of the decision name. */
function inProse(lines: readonly Inner[], options: readonly ReadOption[]): Sourced<string> | null {
  for (const line of lines.slice(0, 4)) {
    if (/\b(?:no option|not yet|undecided|tie)\b/i.test(line.text)) return null;
    const text = line.text.toLowerCase();
    const named = options.flatMap(option => {
      // `Option 2: Redis` is called Redis in prose.
      const found = [option.name.toLowerCase(), nameKey(option.name)].find(
        name => name.length > 2 && holds(text, name),
      );
      return found === undefined ? [] : [{ option, name: found }];
    });
    const [only] = named;
    if (only && named.length === 1) {
      const start = line.start + text.indexOf(only.name);
      return { value: only.option.name, range: { start, end: start + only.name.length } };
    }
  }
  return null;
}

/** As whole words. */
function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length));
}
