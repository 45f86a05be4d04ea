import type { ControlStore, DirectoryRow } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { asDiagnostic } from '../diagnostics.ts'
import { erasureErrors } from './erasure-diagnostics.ts'

/** Whether a row says that its tenant is erased, or about to be. Pure. */
export function isErasure({ state }: DirectoryRow): boolean {
  return state === 'erasing' || state === 'erased'
}

/** Why a tenant is refused of which a row says so. Pure. */
export function erasureProblem(row: DirectoryRow): Diagnostic {
  return asDiagnostic(
    row.state === 'erased' ? erasureErrors.erased(row) : erasureErrors.unfinished(row),
  )
}

/**
 * Keeps an erased tenant from being opened, whatever was put back of it: nothing is made for it, and no file.
 *
 * @throws FccError FCC_TENANT_ERASED, FCC_TENANT_ERASURE_UNFINISHED
 */
export async function refuseErased(
  tenant: string,
  control: Pick<ControlStore, 'readTenant'>,
): Promise<void> {
  const row = await control.readTenant(tenant)
  if (row?.state === 'erased') throw erasureErrors.erased(row)
  if (row?.state === 'erasing') throw erasureErrors.unfinished(row)
}
