import type { FactNamespace, FactValue } from '@fcc/contracts'
import {
  anything,
  either,
  type MemberRule,
  number,
  recordOf,
  shapeOf,
  someOf,
  text,
  words,
} from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'

/** What is read at a moment; or, of facts that skills set, which values may be set. */
export interface FactCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** Milliseconds since 1970, or RFC 3339. */
  readonly now?: number | string | undefined
  /** The id of the tenant. */
  readonly tenant?: string | undefined
  /** The run in which it is asked. */
  readonly run?:
    | { readonly id?: string; readonly purpose?: string; readonly domain?: string }
    | undefined
  /** The name of one fact, without its namespace. */
  readonly fact?: string | undefined
  /** Facts and their values; others may be there, too. */
  readonly reads?: Readonly<Record<string, FactValue>> | undefined
  /** Values that it may have. */
  readonly may?: readonly FactValue[] | undefined
  /** Values that it must refuse. */
  readonly mayNot?: readonly FactValue[] | undefined
}

const values: MemberRule = someOf(anything)
const rules: CaseRules = {
  given: {
    now: either(number, words),
    tenant: words,
    run: shapeOf({ id: text, purpose: text, domain: text }),
    fact: words,
  },
  expects: { reads: recordOf(anything), may: values, mayNot: values },
}

/** What is wrong with the cases of a namespace: also every fact that none of them looks at. */
export function policeFactCases(
  cases: readonly FactCase[],
  { facts, read }: FactNamespace,
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const looked = new Set(
    cases.flatMap(({ fact, reads = {} }) => [...(fact ? [fact] : []), ...Object.keys(reads)]),
  )
  return [
    ...cases.flatMap(({ name, now, fact, reads, may, mayNot }) => [
      ...(reads !== undefined && now === undefined
        ? [`Case "${name}" reads at no moment; give it now.`]
        : []),
      ...(now !== undefined && Number.isNaN(momentOf(now))
        ? [`Case "${name}" has a now that is no moment.`]
        : []),
      ...((may ?? mayNot) !== undefined && fact === undefined
        ? [`Case "${name}" says what may be, and not of which fact.`]
        : []),
      ...(reads !== undefined && read === undefined
        ? [`Case "${name}" reads, and this namespace is set by skills.`]
        : []),
    ]),
    ...[...looked]
      .filter((name) => !Object.hasOwn(facts, name))
      .map((name) => `A case looks at ${name}, which is not declared.`),
    ...Object.keys(facts)
      .filter((name) => !looked.has(name))
      .map((name) => `No case looks at ${name}: it could be anything.`),
  ]
}

/** Milliseconds since 1970. */
export function momentOf(now: number | string): number {
  return typeof now === 'number' ? now : Date.parse(now)
}
