/**
 * Remembers what a pure function made of short texts: names and headings repeat within a record and between records. What
 * was not asked for while the memory filled up once is forgotten, so reading a hundred thousand records holds no more than
 * reading one.
 */
export function remembered<T>(make: (text: string) => T, most = 4000): (text: string) => T {
  let recent = new Map<string, T>();
  let earlier = recent;
  return text => {
    if (text.length > 200) return make(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    const before = earlier.get(text);
    const value = before === undefined ? make(text) : before;
    if (recent.size >= most) [earlier, recent] = [recent, new Map()];
    recent.set(text, value);
    return value;
  };
}
