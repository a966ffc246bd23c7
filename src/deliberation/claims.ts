/**
 * Sentences in which a model does arithmetic of its own. `Redis scores 4.8 in total` is struck where code has another
 * number, or none: a wrong sum in prose is as wrong as one in the table.
 */
export function wrongClaims(sentences: readonly string[], right: readonly string[]): readonly string[] {
  return sentences.filter(sentence => {
    if (!/\b(?:total|scores?|scored|scoring|weighted|composite|points?|sum|ahead|gap|lead)\b/i.test(sentence))
      return false;
    // 3.90 and 3.9 are the same; a whole number is a score, and the table has those.
    const claimed = [
      ...sentence.matchAll(/(?<![\d.,$])\d{1,2}\.\d{1,3}(?![\d.]*\s?(?:%|ms|s\b|x\b|GB|TB|MB|million|k\b))/g),
    ];
    return claimed.some(([number]) => !right.some(known => Number(known) === Number(number)));
  });
}
