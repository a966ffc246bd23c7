import { fold, type Sentence, stem, wordsOf } from './words';

export interface Likeness {
  /** From 0, nothing in common, to 1, the same words. */
  readonly share: number;
  /** The words in common that say most, each with its part of the share. */
  readonly words: readonly { readonly word: string; readonly share: number }[];
}

interface Said {
  readonly sentence: Sentence;
  readonly counts: number;
}

/** How alike a question is to the texts of each subject; a word of one subject says much, one of all nothing. */
export function likenessOf(subjects: readonly Subject[]): (places: readonly Said[]) => readonly Likeness[] {
  const texts = subjects.map(countsOf);
  const spread = new Map<string, number>();
  for (const words of texts) for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  const rare = (word: string) => Math.log((subjects.length + 1) / (spread.get(word) ?? subjects.length + 1));
  const vectors = texts.map(words => {
    const vector = new Map([...words].map(([word, count]) => [word, Math.sqrt(count) * rare(word)]));
    return { vector, length: lengthOf(vector.values()) };
  });
  return places => {
    const said = new Map<string, { weight: number; word: string }>();
    for (const { sentence, counts } of places) {
      for (const [at, word] of sentence.stems.entries()) {
        if (!spread.has(word) || empty.has(sentence.words[at] ?? '')) continue;
        said.set(word, { weight: (said.get(word)?.weight ?? 0) + counts, word: sentence.words[at] ?? word });
      }
    }
    const asked = [...said].map(([key, { weight, word }]) => ({ key, word, weight: Math.log1p(weight) }));
    const length = lengthOf(asked.map(({ weight }) => weight)) || 1;
    return vectors.map(({ vector, length: own }) => {
      const scale = length * (own || 1);
      const shared = asked
        .map(({ key, word, weight }) => ({ word, share: (weight * (vector.get(key) ?? 0)) / scale }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share);
      return { share: shared.reduce((sum, { share }) => sum + share, 0), words: shared.slice(0, 5) };
    });
  };
}

function lengthOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** What a subject is told by, and how much each text says. */
export type Subject = readonly (readonly [counts: number, texts: readonly string[]])[];

function countsOf(subject: Subject): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [each, texts] of subject) {
    for (const text of texts) {
      for (const word of wordsOf(text.toLowerCase())) {
        if (word.length < 3 || word.charCodeAt(0) < 58 || empty.has(word)) continue;
        const key = stem(word);
        counts.set(key, (counts.get(key) ?? 0) + each);
      }
    }
  }
  return counts;
}

/** Words of every text, in the languages in which signals are written. */
const empty = new Set(
  fold(
    'a about after all also always an and any are as at be because been before being between both but by can could did do does don each even every few first for from get gets got had has have he her here his how if in into is it its just last like made make makes many may me might more most much must my needs need needed never new next no nobody nor not nothing now of off often on once one only or other others our out over own per put rather same say says she should since so some somebody someone something still such than that the their them then there these they this those three through till to today too two until up us use used uses very want wants was we were what when where whether which while who whole whom whose why will with within without would year years yet you your four five six seven eight nine ten twenty hundred thousand million day days week weeks month months people team teams company companies eur usd budget project aber alle als am an auch auf aus bei bis da das dass dem den der des die doch durch ein eine einem einen einer eines er es für haben hat ich ihr im in ist kann keine man mehr mit muss nach nicht noch nur oder ohne sein sich sie sind soll sollen über um und uns unser unsere von vor war was wenn werden wie wir wird zu zum zur zwei drei vier heute jede jeder jedes au aux avec ce ces chaque dans de depuis des du elle en est et il ils je la le les leur mais ne nos notre nous ou par pas plus pour qui que sa sans se ses son sont sur un une con cuando del el ella es esta este la las lo los más no nuestro nuestra para pero por que se sin sobre son su sus una y ya',
  ).split(' '),
);
