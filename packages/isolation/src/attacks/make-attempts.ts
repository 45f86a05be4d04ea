import type { Aim, NameKind, Names } from '../aim/names.ts'
import { NotThisWay } from '../judge/not-tried.ts'
import type { MethodOf, PortAttacks, Probe } from '../ports/probe.ts'
import type { Attack } from './attack.ts'
import { RACES, racing } from './between-check-and-use.ts'
import { SITUATIONS, type Surroundings } from './situations.ts'
import { twistsOf } from './twist.ts'

/** One attack on one method of one port, to be made on somebody. */
export interface Attempt {
  readonly port: string
  readonly method: string
  readonly attack: Attack
  readonly variant: string
  readonly changes: boolean
  /** Whether what comes back differs by itself: then only what is in it is judged. */
  readonly ordered: boolean
  /** The id that is handed in instead of a name, where one is made. */
  readonly madeOf?: ((aim: Aim) => string) | undefined
  readonly make: (aim: Aim, own: Names) => Promise<unknown>
}

/** A port in the hands of an attacker. */
export interface AttackedPort<Port extends object> {
  readonly name: string
  readonly attacks: PortAttacks<Port>
  /** The attacker's own, open. */
  readonly open: () => Promise<Port>
  /** Closes one of the attacker's own; absent where it cannot be closed. */
  readonly close?: ((port: Port) => Promise<unknown>) | undefined
  /** Names that whoever calls it gives by right as they are, whosever they are. */
  readonly given?: readonly NameKind[] | undefined
  readonly around: Surroundings
}

/** Every attack on every method of a port. Pure. */
export function makeAttempts<Port extends object>(port: AttackedPort<Port>): readonly Attempt[] {
  return Object.entries(port.attacks).flatMap(([method, how]) =>
    Array.isArray(how)
      ? (how as readonly Probe<Port>[]).flatMap((probe) =>
          attemptsOf(port, method as MethodOf<Port>, probe),
        )
      : [],
  )
}

function attemptsOf<Port extends object>(
  { name, open, close, given = [], around }: AttackedPort<Port>,
  method: MethodOf<Port>,
  probe: Probe<Port>,
): readonly Attempt[] {
  const { slots, changes = false, ordered = false, special = [] } = probe
  const attempt = (
    attack: Attack,
    variant: string,
    make: Attempt['make'],
    madeOf?: Attempt['madeOf'],
  ): Attempt => ({
    ...{ port: name, method, attack, variant, changes, ordered, make, madeOf },
  })
  const free = slots.filter((slot) => !given.includes(slot))
  const aimedAt = (aim: Aim, own: Names): Names => ({
    ...own,
    ...Object.fromEntries(free.map((slot) => [slot, aim.names[slot]])),
  })
  const call = async (aim: Aim, own: Names) => probe.call(await open(), aimedAt(aim, own), own)

  const twisted = slots.flatMap((slot) =>
    // Which twists there are is asked of a sample: of the aim itself they are made when it is known.
    twistsOf('sample-Name', '')
      .filter(({ attack }) => attack !== 'foreign ids' || !given.includes(slot))
      .map(({ attack, variant }) => {
        const madeOf = (aim: Aim): string => {
          const found = twistsOf(aim.names[slot], aim.guessed).find(
            (each) => each.attack === attack && each.variant === variant,
          )
          if (!found) throw new NotThisWay('It is the id itself.')
          return found.value
        }
        return attempt(
          attack,
          `${slot}: ${variant}`,
          async (aim, own) => probe.call(await open(), { ...own, [slot]: madeOf(aim) }, own),
          madeOf,
        )
      }),
  )
  const together =
    free.length > 1 ? [attempt('foreign ids', `${free.join(', ')} together`, call)] : []
  const situations = SITUATIONS.map(({ attack, variant, make }) =>
    attempt(attack, variant, (aim, own) => make(() => call(aim, own), around)),
  )
  const closed = close
    ? [
        attempt('handles after close', 'called all the same', async (aim, own) => {
          const port = await open()
          return probe.call(
            closing(port, method, () => close(port)),
            aimedAt(aim, own),
            own,
          )
        }),
      ]
    : []
  const races = RACES.map((race) =>
    attempt('races between check and use', race.variant, async (aim, own) => {
      const aimed = aimedAt(aim, own)
      const raced = racing(await open(), method, race, { aimed, own, slots: free })
      return probe.call(raced, aimed, own)
    }),
  )
  return [
    ...twisted,
    ...together,
    ...situations,
    ...closed,
    ...(free.length > 0 ? races : []),
    ...special.map((each) =>
      attempt(each.attack, each.variant, async (aim, own) => each.call(await open(), aim, own)),
    ),
  ]
}

/** The port with one method before which it is closed. */
function closing<Port extends object>(
  port: Port,
  method: keyof Port & string,
  close: () => Promise<unknown>,
): Port {
  return new Proxy(port, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key, target)
      if (typeof found !== 'function') return found
      const call = found.bind(target) as (...given: unknown[]) => unknown
      if (key !== method) return call
      return async (...given: unknown[]) => {
        await close()
        return call(...given)
      }
    },
  })
}
