import { userInfo } from 'node:os'
import type { Principal } from '@fcc/contracts'

/**
 * Reads `--as ID[:ROLE,…]`. Without it, the user of the operating system acts, with no roles.
 * Whether the id may be one is for the runtime to say.
 *
 * @example
 * parsePrincipal('ada:privacy-officer,author') // { kind: 'human', id: 'ada', roles: ['privacy-officer', 'author'] }
 */
export function parsePrincipal(
  written: string | undefined,
  systemUser: () => string = currentUser,
): Principal {
  if (written === undefined) return { kind: 'human', id: systemUser(), roles: [] }
  const colon = written.indexOf(':')
  const id = colon < 0 ? written : written.slice(0, colon)
  const roles = colon < 0 ? [] : written.slice(colon + 1).split(',')
  return {
    kind: 'human',
    id: id.trim(),
    roles: [...new Set(roles.map((role) => role.trim()).filter((role) => role !== ''))],
  }
}

/** The user's name in a form that may be a principal's id; a user without a name goes by number. */
function currentUser(): string {
  try {
    return userInfo().username.replace(/[\s/\\]/g, '-') || 'unknown'
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`
  }
}
