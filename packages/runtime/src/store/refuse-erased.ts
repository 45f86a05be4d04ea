import type { ControlStore, DirectoryRow } from '@fcc/contracts'
import type { Diagnostic, FccError } from '@fcc/plugin-api'
import { asDiagnostic } from '../diagnostics.ts'
import { erasureErrors } from './erasure-diagnostics.ts'

/** Whether a row says that its tenant is erased, or about to be, or not wholly imported. Pure. */
export function isKeptOut({ state }: DirectoryRow): boolean {
  return state === 'erasing' || state === 'erased' || state === 'importing'
}

/** Why a tenant is refused of which a row says so. Pure. */
export function keptOutProblem(row: DirectoryRow): Diagnostic {
  return asDiagnostic(keptOutError(row))
}

function keptOutError(row: DirectoryRow): FccError {
  if (row.state === 'importing') return erasureErrors.importing(row)
  return row.state === 'erased' ? erasureErrors.erased(row) : erasureErrors.unfinished(row)
}

/**
 * Keeps an erased tenant from being opened, whatever was put back of it, and one that is not wholly imported: nothing
 * is made for it, and no file.
 *
 * @throws FccError FCC_TENANT_ERASED, FCC_TENANT_ERASURE_UNFINISHED, FCC_TENANT_IMPORT_UNFINISHED
 */
export async function refuseErased(
  tenant: string,
  control: Pick<ControlStore, 'readTenant'>,
): Promise<void> {
  const row = await control.readTenant(tenant)
  if (row && isKeptOut(row)) throw keptOutError(row)
}
