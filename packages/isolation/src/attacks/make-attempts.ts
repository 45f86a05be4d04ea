import type { Aim, NameKind, Names } from '../aim/names.ts'
import { NotThisWay, NotTried } from '../judge/not-tried.ts'
import type { MethodOf, PortAttacks, Probe } from '../ports/probe.ts'
import type { Attack } from './attack.ts'
import { RACES, racing } from './between-check-and-use.ts'
import { SITUATIONS, type Surroundings } from './situations.ts'
import { twistsOf } from './twist.ts'
import { withMethod } from './with-method.ts'

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
  /** Whether it leaves tenants that have the ids of whom it was aimed at: then nobody is somebody else each time. */
  readonly leavesIds?: boolean | undefined
  /** Whether whatever answers at all has let it through. */
  readonly mustRefuse: boolean
  /** Makes the attack in the hands of the tenant of `own`. */
  readonly make: (aim: Aim, own: Names) => Promise<unknown>
  readonly control: Control
}

/** The plain call that attempts are made of: what shows that they would be noticed, had they got through. */
export interface Control {
  /** The same for all attempts that are made of one call. */
  readonly id: string
  readonly make: Attempt['make']
}

/** A port in the hands of an attacker. */
export interface AttackedPort<Port extends object> {
  readonly name: string
  readonly attacks: PortAttacks<Port>
  /** A tenant's own, open. */
  readonly open: (tenant: string) => Promise<Port>
  /** Closes one that was opened; absent where it cannot be closed. */
  readonly close?: ((port: Port) => Promise<unknown>) | undefined
  /** Names that whoever calls it gives by right as they are, whosever they are. */
  readonly given?: readonly NameKind[] | undefined
  readonly around: Surroundings
  /**
   * The port of a tenant of the attacker's that is new, by an ending of its id; filled, it has something of its own
   * under every id. Absent where ids are of all tenants together.
   */
  readonly namesake?:
    | ((names: Names, ending: string, filled: boolean) => Promise<Namesake<Port>>)
    | undefined
}

/** A tenant whose own things have the ids of somebody else's. */
export interface Namesake<Port> {
  readonly port: Port
  readonly names: Names
}

/** Every attack on every method of a port. Pure. */
export function makeAttempts<Port extends object>(port: AttackedPort<Port>): readonly Attempt[] {
  return Object.entries(port.attacks).flatMap(([method, how]) =>
    Array.isArray(how)
      ? (how as readonly Probe<Port>[]).flatMap((probe, index) =>
          attemptsOf(port, method as MethodOf<Port>, { probe, index }),
        )
      : [],
  )
}

function attemptsOf<Port extends object>(
  { name, open, close, given = [], around, namesake }: AttackedPort<Port>,
  method: MethodOf<Port>,
  { probe, index }: { readonly probe: Probe<Port>; readonly index: number },
): readonly Attempt[] {
  const { slots, changes = false, ordered = false, special = [] } = probe
  const free = slots.filter((slot) => !given.includes(slot))
  const aimedAt = (aim: Aim, own: Names): Names => ({
    ...own,
    ...Object.fromEntries(free.map((slot) => [slot, aim.names[slot]])),
  })
  type Make = (port: Port, aim: Aim, own: Names) => unknown
  const plain: Make = (port, aim, own) => probe.call(port, aimedAt(aim, own), own)
  const reaching = (make: Make): Attempt['make'] => reachingPort(open, method, make)
  const control: Control = { id: `${name}.${method} ${index}`, make: reaching(plain) }
  const attempt = (
    attack: Attack,
    variant: string,
    make: Make,
    more: Partial<Pick<Attempt, 'madeOf' | 'mustRefuse' | 'control' | 'make' | 'leavesIds'>> = {},
  ): Attempt => ({
    ...{ port: name, method, attack, variant, changes, ordered, mustRefuse: false, control },
    ...{ make: reaching(make), ...more },
  })

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
        const make: Make = (port, aim, own) =>
          probe.call(port, { ...own, [slot]: madeOf(aim) }, own)
        return attempt(attack, `${slot}: ${variant}`, make, { madeOf })
      }),
  )
  const together =
    free.length > 1 ? [attempt('foreign ids', `${free.join(', ')} together`, plain)] : []
  const situations = SITUATIONS.map(({ attack, variant, make }) =>
    attempt(attack, variant, (port, aim, own) => make(async () => plain(port, aim, own), around)),
  )
  const closed = close
    ? [
        attempt(
          'handles after close',
          'called all the same',
          (port, aim, own) =>
            plain(
              closing(port, method, () => close(port)),
              aim,
              own,
            ),
          // To close what is closed is nothing.
          { mustRefuse: method !== 'close' },
        ),
      ]
    : []
  const races = RACES.map((race) =>
    attempt('races between check and use', race.variant, (port, aim, own) => {
      const aimed = aimedAt(aim, own)
      return probe.call(racing(port, method, race, { aimed, own, slots: free }), aimed, own)
    }),
  )
  return [
    ...(namesake ? namesakesOf(method, { probe, index }) : []).map(
      ({ variant, run, ending, isFilled, call }) =>
        attempt('foreign ids', variant, () => undefined, {
          leavesIds: true,
          make: async (aim) => {
            if (!namesake) throw new NotThisWay('Ids are of all tenants together.')
            const opened = await namesake({ ...aim.names, run: aim.names[run] }, ending, isFilled)
            return call(opened.port, opened.names, opened.names)
          },
        }),
    ),
    ...twisted,
    ...together,
    ...situations,
    ...closed,
    ...(free.length > 0 ? races : []),
    ...special.map(({ attack, variant, call }) => {
      const id = `${control.id}: ${attack}, ${variant}`
      return attempt(attack, variant, call, { control: { id, make: reaching(call) } })
    }),
  ]
}

/** Which run of the other tenant's one's own has the id of: what meets one by its id alone meets the other. */
const ALIKE = [
  { variant: 'on one’s own that have the same ids', run: 'run' },
  { variant: 'on one’s own run that has the id of one that waits', run: 'waiting' },
  { variant: 'on one’s own run that has the id of one that is over', run: 'over' },
] as const

/** The calls of a probe by tenants whose own things have the ids of the other's: each that changes something by a new one. */
function namesakesOf<Port extends object>(
  method: string,
  { probe, index }: { readonly probe: Probe<Port>; readonly index: number },
) {
  const { slots, changes = false, onFilled = !changes, call, alike = [] } = probe
  const isOfRun = changes && !onFilled && slots.includes('run')
  return [
    ...ALIKE.filter(({ run }) => isOfRun || run === 'run').map(({ variant, run }) => ({
      ...{ variant, run, call, isFilled: onFilled },
    })),
    ...alike.map((each) => ({
      variant: `on one’s own that have the same ids: ${each.variant}`,
      ...{ run: 'run' as const, call: each.call, isFilled: false },
    })),
  ].map((each, number) => ({
    ...each,
    ending: changes ? `${method.toLowerCase()}-${index}-${number}` : 'reading',
  }))
}

/** Opens the port of whoever attacks, and sees to it that the method is called: an attack that does not come so far is none. */
function reachingPort<Port extends object>(
  open: AttackedPort<Port>['open'],
  method: keyof Port & string,
  make: (port: Port, aim: Aim, own: Names) => unknown,
): Attempt['make'] {
  return async (aim, own) => {
    let reached = false
    const port = withMethod(await open(own.tenant), method, (call) => (...given) => {
      reached = true
      return call(...given)
    })
    const settled = await Promise.allSettled([(async () => make(port, aim, own))()])
    const [outcome] = settled
    if (outcome.status === 'fulfilled' && reached) return outcome.value
    const reason: unknown = outcome.status === 'rejected' ? outcome.reason : undefined
    if (reached || reason instanceof NotThisWay || reason instanceof NotTried) throw reason
    throw new NotTried(`${method} was not reached.`, { cause: reason })
  }
}

/** The port with one method before which it is closed. */
function closing<Port extends object>(
  port: Port,
  method: keyof Port & string,
  close: () => Promise<unknown>,
): Port {
  return withMethod(port, method, (call) => async (...given) => {
    await close()
    return call(...given)
  })
}
