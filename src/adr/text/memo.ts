/**
 * Remembers what a pure function made of short texts: names and headings repeat within a record and between records. The
 * memory is emptied when it is full, so reading a hundred thousand records holds no more than reading one.
 */
export function remembered<T>(make: (text: string) => T, most = 4000): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    if (text.length > 200) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const value = make(text);
    known.set(text, value);
    return value;
  };
}
