import { TENANT_OWNER } from '@fcc/contracts'
import { nearestName } from '../nearest-name.ts'

/** The names that a text can be drawn from, so that a typo in a literal is found at load. */
export interface Vocabulary {
  /** What one of them is called in a message: `label`, `gate`. */
  readonly what: string
  /** Names, or prefixes ending in `/` of open sets. */
  readonly known: readonly string[]
  /** Names are ids, and a bare name stands for the one id that ends in it. */
  readonly bareNames?: boolean | undefined
}

/** Whether a literal can ever equal one of the names. */
export function isKnownName({ known }: Vocabulary, literal: string): boolean {
  return known.some((name) =>
    name.endsWith('/') ? literal.startsWith(name) && literal !== name : literal === name,
  )
}

/** Whether a literal can ever be the beginning of one of the names. */
export function isKnownBeginning({ known }: Vocabulary, literal: string): boolean {
  return known.some(
    (name) => name.startsWith(literal) || (name.endsWith('/') && literal.startsWith(name)),
  )
}

/**
 * A vocabulary of ids. Bare names among them are dropped where an id ends in them: which of two
 * plugins' gates is meant has to be settled at load, not by whichever passed.
 */
export function idVocabulary(what: string, names: readonly string[]): Vocabulary {
  const known = names.filter(
    (name) => name.includes('/') || !names.some((id) => id.endsWith(`/${name}`)),
  )
  return { what, known, bareNames: true }
}

/**
 * Every id that a bare name may stand for where it was written: the plugin's own goes before all others,
 * and what a tenant's files name is seen by the tenant's own rules only.
 */
export function idsOfBareName(
  { known }: Vocabulary,
  name: string,
  pluginId: string,
): readonly string[] {
  const own = `${pluginId}/${name}`
  if (known.includes(own)) return [own]
  const isSeen = (id: string) => pluginId === TENANT_OWNER || !id.startsWith(`${TENANT_OWNER}/`)
  return known.filter((id) => id.endsWith(`/${name}`) && isSeen(id))
}

/** `Did you mean …?`, or nothing. */
export function suggestName({ known, bareNames }: Vocabulary, literal: string): string {
  const names = bareNames ? known.flatMap((id) => [id, id.slice(id.indexOf('/') + 1)]) : known
  const near = nearestName(literal, names)
  return near === undefined ? '' : `Did you mean '${near}'?`
}
