import type { NameKind, Names } from '../aim/names.ts'
import { NotThisWay } from '../judge/not-tried.ts'
import { turnInto, turning } from './between.ts'
import { withMethod } from './with-method.ts'

/** Gives a method what changes after it was looked at: from what is the attacker's own to what is not. */
export interface Race {
  readonly variant: string
  readonly make: (
    method: (...given: unknown[]) => unknown,
    own: readonly unknown[],
    aimed: readonly unknown[],
  ) => unknown
}

/** The ways in which what is handed in changes. */
export const RACES: readonly Race[] = [
  {
    variant: 'each part is another one at the second look',
    make: (method, own, aimed) =>
      method(...own.map((each, index) => turning<unknown>(each, aimed[index]))),
  },
  {
    variant: 'changed in place once the call is made',
    make: (method, own, aimed) => {
      const made = method(...own)
      turnInto(own, aimed)
      return made
    },
  },
]

/** The port with one method that is given what changes meanwhile. */
export function racing<Port extends object>(
  port: Port,
  method: keyof Port & string,
  race: Race,
  names: { readonly aimed: Names; readonly own: Names; readonly slots: readonly NameKind[] },
): Port {
  return withMethod(port, method, (call) => (...aimed) => {
    const own = aimed.map((each) => withOwn(each, names))
    const changes = own.some((each) => typeof each === 'object' && each !== null)
    if (!changes || JSON.stringify(own) === JSON.stringify(aimed)) {
      throw new NotThisWay('What is handed in has no parts that could change.')
    }
    return race.make(call, own, aimed)
  })
}

/** The same with the attacker's own names in the place of the other's. */
function withOwn(
  value: unknown,
  given: { readonly aimed: Names; readonly own: Names; readonly slots: readonly NameKind[] },
): unknown {
  if (typeof value === 'string') {
    const slot = given.slots.find((each) => given.aimed[each] === value)
    return slot === undefined ? value : given.own[slot]
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map((each) => withOwn(each, given))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withOwn(each, given)]))
}
