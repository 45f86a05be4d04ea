/**
 * The place itself, or the one before it where it stands inside a pair of surrogates: a text that is cut there
 * is cut between two characters. Takes constant time.
 *
 * @param place an offset in UTF-16 units
 * @example
 * characterStart('a😀', 2) // 1
 */
export function characterStart(text: string, place: number): number {
  const code = text.charCodeAt(place)
  return place > 0 && code >= 0xdc00 && code <= 0xdfff ? place - 1 : place
}
