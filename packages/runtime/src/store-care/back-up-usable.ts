import { FccError } from '@fcc/plugin-api'
import type { BackupResult, RefusedBackup } from './back-up.ts'

/** What backing up several tenants works with. */
interface UsableParts {
  /** Writes into a tenant's own log that it is backed up, once its store was recognised. */
  readonly note: (tenant: string) => Promise<void>
  /** Writes the file anew, of these; hears which one it is at. */
  readonly write: (
    tenants: readonly string[],
    onTenant: (tenant: string) => void,
  ) => Promise<BackupResult>
}

/**
 * Backs up every tenant that can be: one that is erased by halves, not wholly imported or damaged is named in the
 * result, and keeps no other one out of the file. Where none can be, that is what is thrown.
 */
export async function backUpUsable(
  tenants: readonly string[],
  { note, write }: UsableParts,
): Promise<BackupResult> {
  const refused: RefusedBackup[] = []
  const passOver = (tenant: string | undefined, error: unknown): void => {
    if (tenant === undefined || !isOfTenant(error)) throw error
    refused.push({ tenant, error })
  }
  const usable = new Set<string>()
  for (const tenant of tenants) {
    try {
      await note(tenant)
      usable.add(tenant)
    } catch (error) {
      passOver(tenant, error)
    }
  }
  for (;;) {
    const [first] = refused
    if (usable.size === 0 && first) throw first.error
    let at: string | undefined
    try {
      const made = await write([...usable], (tenant) => {
        at = tenant
      })
      return { ...made, refused }
    } catch (error) {
      // What is in the file of it cannot be taken back: the file is begun again without it.
      passOver(at, error)
      usable.delete(at as string)
    }
  }
}

/** Whether an error is about what is there of a tenant, and not about the file that is written. */
function isOfTenant(error: unknown): error is FccError {
  return FccError.is(error) && !error.code.startsWith('FCC_FILE_')
}
