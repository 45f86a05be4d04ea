import type { FactTable } from './fact-field.ts'

/**
 * The facts that somebody who wrote `used` may have meant, for an error: those of its namespace where
 * there is one, else every namespace. A tenant that is refused for its rule has no list to look into.
 *
 * @example
 * knownFacts('run.purpos', facts) // 'are run.domain, run.id, run.purpose'
 */
export function knownFacts(used: string, facts: FactTable): string {
  const root = facts.get(used.split('.')[0] ?? '')
  if (root?.kind === 'object') {
    return `are ${[...root.fields.keys()].map((field) => `${root.name}.${field}`).join(', ')}`
  }
  const names = [...facts.values()].map(({ kind, name }) => (kind === 'list' ? name : `${name}.…`))
  return `are ${names.join(', ')}`
}
