import { z } from 'zod'

/** What bounds what the processes on one store do together. */
export interface ProcessLimits {
  /** How long a process keeps a duty, a webhook or its own place without a sign of life, in milliseconds. */
  readonly leaseMs: number
  /** How often a process that stands by looks whether the duties of the host are free, in milliseconds. */
  readonly lookMs: number
  /** How long a change of a tenant waits for the other processes, in milliseconds. */
  readonly changeMs: number
  /** How often a process looks for changes that others propose, in milliseconds. */
  readonly changeLookMs: number
}

/** The defaults of what bounds processes. */
export const DEFAULT_PROCESS_LIMITS: ProcessLimits = Object.freeze({
  leaseMs: 5_000,
  lookMs: 1_000,
  changeMs: 30_000,
  changeLookMs: 500,
})

const whole = (least: number, most: number, value: number) =>
  z.int().min(least).max(most).default(value)

/** What bounds processes, as `fcc.yaml` spells it under `limits`. */
export const processLimits = {
  duty_lease_ms: whole(100, 3_600_000, DEFAULT_PROCESS_LIMITS.leaseMs).describe(
    'How long a process keeps the duties of the host, a webhook or its own place among the processes without a sign of life, in milliseconds.',
  ),
  duty_look_ms: whole(10, 3_600_000, DEFAULT_PROCESS_LIMITS.lookMs).describe(
    'How often a process that stands by looks whether the duties of the host are free, in milliseconds.',
  ),
  change_wait_ms: whole(1, 3_600_000, DEFAULT_PROCESS_LIMITS.changeMs).describe(
    'How long a change of a tenant waits for the other processes on the store, in milliseconds.',
  ),
  change_look_ms: whole(10, 3_600_000, DEFAULT_PROCESS_LIMITS.changeLookMs).describe(
    'How often a process looks for changes of tenants that others propose, in milliseconds.',
  ),
}

/** What bounds processes, from the words of the file. Pure. */
export const processLimitsOf = (given: {
  readonly duty_lease_ms: number
  readonly duty_look_ms: number
  readonly change_wait_ms: number
  readonly change_look_ms: number
}): ProcessLimits => ({
  leaseMs: given.duty_lease_ms,
  lookMs: given.duty_look_ms,
  changeMs: given.change_wait_ms,
  changeLookMs: given.change_look_ms,
})
