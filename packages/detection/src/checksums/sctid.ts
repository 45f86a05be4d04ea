import { isVerhoeffValid } from './verhoeff.ts'

/** What the syntax of a SNOMED CT identifier tells; syntax is not existence. */
export interface SctidParts {
  readonly component: 'concept' | 'description' | 'relationship'
  /** Seven digits, where the identifier is of the long format. */
  readonly namespace?: string
}

const components = ['concept', 'description', 'relationship'] as const

/**
 * Reads a SNOMED CT identifier: 6 to 18 digits without a leading zero, a Verhoeff check digit last,
 * two partition digits before it (00–02 short, 10–12 long with a namespace of seven digits).
 * Undefined where the syntax is wrong. Source: SNOMED International, SCTID specification.
 *
 * @example
 * parseSctid('22298006')   // { component: 'concept' }
 */
export function parseSctid(value: string): SctidParts | undefined {
  if (!/^[1-9]\d{5,17}$/.test(value) || !isVerhoeffValid(value)) return undefined
  const partition = value.slice(-3, -1)
  const component = components[Number(partition[1])]
  if (component === undefined || !/^[01]/.test(partition)) return undefined
  if (partition.startsWith('0')) return { component }
  return value.length < 11 ? undefined : { component, namespace: value.slice(-10, -3) }
}
