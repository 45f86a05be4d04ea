import type { Aim, NameKind, Names } from '../aim/names.ts'
import type { Attack } from '../attacks/attack.ts'

/** One way in which a method of a port is called by an attacker. */
export interface Probe<Port> {
  /** Which names of the other tenant go into it, besides those that the attacker has itself. */
  readonly slots: readonly NameKind[]
  /** Whether it changes something of the attacker's own: it gets ids that are new each time, and comes after all that only read. */
  readonly changes?: boolean
  /** Whether what comes back differs by the order of ids, or by what was called before: only what is in it is judged then. */
  readonly ordered?: boolean
  /** Makes the call. `own` is what the attacker has by right; `names` is the same but for what is attacked. */
  readonly call: (port: Port, names: Names, own: Names) => unknown
  /** Attacks that are made of this call alone, beside those that are made of its names. */
  readonly special?: readonly Special<Port>[]
  /** Whether it can be called by a tenant that has something of every kind already, and finds nothing in an empty one. */
  readonly onFilled?: boolean
  /** What is called besides by a tenant whose own things have the ids of the other's. */
  readonly alike?: readonly Alike<Port>[]
}

/** A call of a tenant that has nothing yet, and makes things of its own with the ids of the other's. */
export type Alike<Port> = Pick<Special<Port>, 'variant'> & Pick<Probe<Port>, 'call'>

/** An attack that is written down as it is. */
export interface Special<Port> {
  readonly attack: Attack
  readonly variant: string
  readonly call: (port: Port, aim: Aim, own: Names) => unknown
}

/** A method that is not attacked, and why: mostly that no tenant has it in its hands. */
export interface Unreachable {
  readonly unreachable: string
}

/** The names of a port's methods. */
export type MethodOf<Port> = {
  [Name in keyof Port]-?: NonNullable<Port[Name]> extends (...args: never[]) => unknown
    ? Name
    : never
}[keyof Port] &
  string

/**
 * How every method of a port is attacked. A method that a port gains is missing here, and then this does not
 * compile: a port does not grow without somebody thinking about what a hostile tenant does with it.
 */
export type PortAttacks<Port> = {
  readonly [Name in MethodOf<Port>]: readonly [Probe<Port>, ...Probe<Port>[]] | Unreachable
}
