/** Places in rising order as ranges: `[[from, to], …]`, `to` not among them. Pure. */
export function placeRanges(places: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  for (const place of places) {
    const last = ranges.at(-1)
    if (last?.[1] === place) last[1] = place + 1
    else ranges.push([place, place + 1])
  }
  return ranges
}
