import { FccError } from '@fcc/plugin-api'

/**
 * The whole id that a written provider means: itself, or the one provider of that bare name. A bare
 * name that several have means none: it might give one the other's agreements.
 *
 * @throws FccError FCC_PROVIDER_AMBIGUOUS
 */
export function findProvider(ids: readonly string[], written: string): string | undefined {
  if (ids.includes(written)) return written
  const named = ids.filter((id) => id.slice(id.indexOf('/') + 1) === written)
  if (named.length > 1) {
    throw new FccError({
      code: 'FCC_PROVIDER_AMBIGUOUS',
      why: `${written} could be ${named.join(' or ')}.`,
      fix: `Write the whole id, such as ${named[0]}.`,
    })
  }
  return named[0]
}
