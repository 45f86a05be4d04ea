import { FccError } from '@fcc/plugin-api'
import type { Stage } from './stages.ts'

const WORDS: Readonly<Record<Stage, string>> = {
  queue_depth: 'the queue is deep',
  event_latency: 'events of the tenant are late',
  approval_backlog: 'many runs of the tenant wait for people',
  store_latency: 'the store is slow',
  cpu: 'the process is busy',
  memory: 'the process is short of memory',
}

/** The stages as a sentence says them, each with the name of its setting. */
function stageWords(stages: readonly Stage[]): string {
  return stages.map((stage) => `${WORDS[stage]} (${stage})`).join(', ')
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

/** Errors of a host that has too much to do. They name stages, and no other tenant. */
export const backpressureErrors = {
  refused: (tenant: string, stages: readonly Stage[], retryAfterMs: number) =>
    new FccError({
      code: 'FCC_PRESSURE_REFUSED',
      why: `No new run is let in for tenant ${tenant}: ${stageWords(stages)}.`,
      fix: `Ask again in ${seconds(retryAfterMs)} s. fcc status shows what is over its threshold; more workers, or another threshold under backpressure in fcc.yaml, take more.`,
      retryAfterMs,
    }),
  shadowPaused: (tenant: string, stages: readonly Stage[], retryAfterMs: number) =>
    new FccError({
      code: 'FCC_PRESSURE_SHADOW_PAUSED',
      why: `No new run in SHADOW is let in for tenant ${tenant}: ${stageWords(stages)}.`,
      fix: `Ask again in ${seconds(retryAfterMs)} s, or start it in another domain. fcc status shows what is over its threshold.`,
      retryAfterMs,
    }),
}
