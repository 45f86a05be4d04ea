import type { ArtifactReference } from '@fcc/contracts'

/** The kind of row that holds a reference; its key is a number in the run. */
export const REFERENCE_ROW = 'reference'

/** The references that a run's rows name by number, so that each is stored once. */
export interface RunReferences {
  /** The value with a number in place of every reference. What holds none comes back as it is. */
  shorten(value: unknown): unknown
  /** The value with its references again. */
  restore(value: unknown): unknown
  all(): Iterable<ArtifactReference>
  /** References that got their number since they were last asked for. */
  takeNew(): readonly (readonly [key: string, reference: ArtifactReference])[]
}

/** Starts with the references that are stored, by their number. */
export function createRunReferences(
  stored: readonly (readonly [key: string, reference: ArtifactReference])[],
): RunReferences {
  const byNumber = new Map<number, ArtifactReference>()
  const numbers = new Map<ArtifactReference, number>()
  let added: (readonly [string, ArtifactReference])[] = []
  for (const [key, reference] of stored) {
    byNumber.set(Number(key), reference)
    numbers.set(reference, Number(key))
  }
  let next = Math.max(0, ...byNumber.keys()) + 1

  function numberOf(reference: ArtifactReference): number {
    const known = numbers.get(reference)
    if (known !== undefined) return known
    const number = next
    next += 1
    numbers.set(reference, number)
    byNumber.set(number, reference)
    added.push([String(number), reference])
    return number
  }

  function shorten(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (isReference(value)) return { reference: numberOf(value) }
    return mapMembers(value, shorten)
  }

  function restore(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (isNumbered(value)) {
      const found = byNumber.get(value.reference)
      if (found === undefined) throw new UnknownReference(value.reference)
      return found
    }
    return mapMembers(value, restore)
  }

  return {
    shorten,
    restore,
    all: () => byNumber.values(),
    takeNew() {
      const taken = added
      added = []
      return taken
    },
  }
}

/** A row names a reference by a number that no row has. */
export class UnknownReference extends Error {
  constructor(number: number) {
    super(`no reference ${number}`)
  }
}

function mapMembers(value: object, map: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return mapItems(value, map)
  const members = value as Readonly<Record<string, unknown>>
  const mapped: [string, unknown][] = []
  let isSame = true
  for (const key of Object.keys(members)) {
    const member = map(members[key])
    isSame &&= member === members[key]
    mapped.push([key, member])
  }
  return isSame ? value : Object.fromEntries(mapped)
}

function mapItems(
  items: readonly unknown[],
  map: (member: unknown) => unknown,
): readonly unknown[] {
  const mapped = items.map(map)
  return mapped.every((item, index) => item === items[index]) ? items : mapped
}

function isReference(value: object): value is ArtifactReference {
  const { address, producedBy, name } = value as Partial<ArtifactReference>
  return typeof address === 'string' && typeof producedBy === 'string' && typeof name === 'string'
}

/** `{ reference: 3 }` and nothing beside it; no type in a run's record has a number of that name. */
function isNumbered(value: object): value is { readonly reference: number } {
  const { reference } = value as { readonly reference?: unknown }
  return typeof reference === 'number' && Object.keys(value).length === 1
}
