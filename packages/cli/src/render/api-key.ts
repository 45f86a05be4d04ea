import type { ApiKey, ShownApiKey } from '@fcc/runtime'
import { visible } from '../io/visible.ts'
import { ageText } from './age-text.ts'

/** The columns of a table of keys. */
export const API_KEY_HEADS = ['ID', 'NAME', 'STATE', 'FOR', 'ROLES', 'WHAT']

/** A key in a row of a table; never the key itself. @param now milliseconds since 1970 */
export function apiKeyRow(key: ApiKey, now: number): readonly string[] {
  const { id, name, principal, tier, state, expiresAt, lastUsedAt, overlapsUntil } = key
  return [
    id,
    visible(name),
    state,
    `${principal.kind} ${visible(principal.id)}`,
    visible(principal.roles.join(', ')) || 'none',
    [
      tier,
      ...(expiresAt === undefined ? ['does not expire'] : [`expires ${expiresAt}`]),
      ...(overlapsUntil === undefined ? [] : [`its former secret holds until ${overlapsUntil}`]),
      lastUsedAt === undefined ? 'never used' : `used ${ageText(lastUsedAt, now)}`,
    ].join(' · '),
  ]
}

/** What whoever made or rotated a key is shown, once. */
export function shownKeyLines(made: ShownApiKey): readonly string[] {
  const { key, name, principal, overlapsUntil } = made
  const roles =
    principal.roles.length > 0 ? `as ${visible(principal.roles.join(', '))}` : 'without roles'
  return [
    `  ${visible(name)}: ${principal.kind} ${visible(principal.id)} ${roles}. The key is shown this once, and kept nowhere:`,
    '',
    key,
    '',
    ...(overlapsUntil === undefined
      ? []
      : [`  Its former secret is accepted until ${overlapsUntil}.`]),
  ]
}
