import type { KernelOptions } from '@fcc/kernel'
import type { Limits } from '../config/host-config.ts'

/** The limits of `fcc.yaml` that hold for each plugin while a kernel loads, starts and stops it. */
export type KernelLimits = Required<
  Pick<KernelOptions, 'setupTimeoutMs' | 'loadTimeoutMs' | 'stopTimeoutMs' | 'maxRegistrations'>
>

/** The part of a host's limits that a kernel holds its plugins to. */
export function kernelLimits(limits: Limits): KernelLimits {
  const { setupTimeoutMs, loadTimeoutMs, stopTimeoutMs, maxRegistrations } = limits
  return { setupTimeoutMs, loadTimeoutMs, stopTimeoutMs, maxRegistrations }
}
