/** What is known of a key file, or of the directory that it is in. */
export interface KeyFileMode {
  readonly mode: number
  readonly owner: number
  /** The user of this process; absent where the system has none. */
  readonly user: number | undefined
  readonly kind: 'file' | 'directory'
}

const OTHERS_ANY = 0o077
const OTHERS_WRITE = 0o022
const PERMISSIONS = 0o777

/**
 * Pure: what is wrong with the modes, or nothing. A key file is for its owner alone. Its directory may be
 * looked into, but only the owner may put another file under the name. Root counts as the owner.
 */
export function resolveModeFault(
  found: KeyFileMode,
): { readonly found: string; readonly wanted: string } | undefined {
  const { mode, owner, user, kind } = found
  const wanted = kind === 'file' ? 'mode 0600' : 'mode 0700'
  if (user !== undefined && owner !== user && owner !== 0) {
    return { found: `owned by user ${owner}`, wanted: `the property of user ${user}, ${wanted}` }
  }
  const tooWide = mode & (kind === 'file' ? OTHERS_ANY : OTHERS_WRITE)
  if (tooWide === 0) return undefined
  return { found: `mode ${(mode & PERMISSIONS).toString(8).padStart(4, '0')}`, wanted }
}
