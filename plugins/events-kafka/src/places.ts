/** The next offset of each partition of a topic. */
export type Places = Map<number, bigint>

/**
 * The places of a subscription as text, as `from` takes it. Pure.
 *
 * @example
 * writePlaces(new Map([[0, 18n]]))   // '0:18'
 */
export function writePlaces(places: ReadonlyMap<number, bigint>): string {
  return [...places].map(([partition, offset]) => `${partition}:${offset}`).join(',')
}

/** Reads what `writePlaces` wrote; what is none is no place. Pure. */
export function readPlaces(text: string): Places {
  const found = [...text.matchAll(/(?:^|,)(\d+):(\d+)(?=,|$)/g)]
  return new Map(found.map(([, partition, offset]) => [Number(partition), BigInt(offset ?? 0)]))
}
