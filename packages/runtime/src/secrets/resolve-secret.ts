import { readFile } from 'node:fs/promises'
import { runtimeErrors } from '../diagnostics.ts'

/** The largest file that is read for a secret, in characters. */
const MAX_SECRET_LENGTH = 64 * 1024

/**
 * Resolves a reference to a secret, now: `env:NAME` is a variable of the environment, `file:PATH` the
 * text of a file without the line break at its end. Only what the settings of the same plugin and tenant
 * name is resolved, so that one tenant's key is never another's. Nothing is kept: a key that was changed
 * is the new one at the next call, also for a run that started before.
 *
 * @throws FccError FCC_SECRET_MISSING, FCC_SECRET_NOT_IN_SETTINGS, neither with the secret in it
 * @example
 * await resolveSecret({ key: 'env:CODES_KEY' }, 'env:CODES_KEY')
 */
export async function resolveSecret(settings: unknown, reference: string): Promise<string> {
  if (!names(settings, reference)) throw runtimeErrors.secretNotInSettings()
  const secret = await read(reference)
  if (secret === undefined || secret === '' || secret.length > MAX_SECRET_LENGTH) {
    throw runtimeErrors.secretMissing(reference)
  }
  return secret
}

async function read(reference: string): Promise<string | undefined> {
  const at = reference.indexOf(':')
  const where = reference.slice(at + 1)
  if (reference.slice(0, at) === 'env') return process.env[where]
  try {
    return (await readFile(where, 'utf8')).replace(/\r?\n$/, '')
  } catch {
    return undefined
  }
}

/** Whether a reference stands in settings, as a whole value. */
function names(settings: unknown, reference: string): boolean {
  if (typeof settings === 'string')
    return settings === reference && /^(?:env|file):./.test(reference)
  if (typeof settings !== 'object' || settings === null) return false
  return Object.values(settings).some((each) => names(each, reference))
}
