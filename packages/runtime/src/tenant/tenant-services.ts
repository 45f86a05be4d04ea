import { type TenantLimits, tenantLimits } from '../config/tenant-limits.ts'
import { createRunGovernors, type RunGovernors } from '../run/run-governor.ts'
import type { TenantHandles } from './tenant-handles.ts'
import type { TenantModel } from './tenant-model.ts'

/**
 * A tenant's open handles with one model of it. The handles stay while the tenant is open; the model is
 * replaced by making new services over the same handles. Whoever opened a run keeps the services that it
 * was opened with, so that a run under way finishes on its own model.
 */
export interface TenantServices extends TenantHandles {
  readonly model: TenantModel
  readonly governors: RunGovernors
  /** What it may take. */
  readonly tenantLimits: TenantLimits
}

/** The services of a model over a tenant's open handles. */
export function tenantServices(handles: TenantHandles, model: TenantModel): TenantServices {
  return {
    ...handles,
    model,
    governors: createRunGovernors(model, handles),
    tenantLimits: tenantLimits(model.config.limits, handles.limitsForAll),
  }
}
