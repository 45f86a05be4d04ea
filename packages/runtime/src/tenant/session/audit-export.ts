import type { Principal } from '@fcc/contracts'
import { idProblem } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'

/** What somebody takes away, and what for. */
export interface Taken {
  readonly of: 'audit log' | 'run' | 'proofs' | 'access report' | 'data flow report'
  readonly run?: string | undefined
  readonly exporter?: string | undefined
  readonly purpose?: string | undefined
}

/** Writes down that somebody is given records, before they are. @throws FccError FCC_ID_INVALID for a purpose that is no name */
export async function auditExport(
  services: TenantServices,
  principal: Principal,
  { of, run, exporter, purpose }: Taken,
): Promise<void> {
  const problem = purpose === undefined ? undefined : idProblem(purpose, { spaces: true })
  if (problem !== undefined) throw runtimeErrors.invalidId('purpose', problem)
  await appendEntry(services, 'export', {
    type: 'fcc.records.exported',
    subject: run ?? `urn:fcc:tenant:${services.tenant}`,
    data: { by: actingPrincipal(principal), of, exporter, purpose },
  })
}
