import type { RunRecord, RunSummary } from '@fcc/contracts'

/** A run in a list, as the API tells it. */
export function runSummaryBody(run: RunSummary) {
  const { id, scenario, title, state, waiting, reasons, createdAt, updatedAt, sequence } = run
  const { purpose, domain, requestedDomain, principal, labels } = run.envelope
  return {
    ...{ id, scenario, title, state, purpose, domain, startedBy: principal.id, labels },
    ...(requestedDomain ? { requestedDomain } : {}),
    ...(waiting ? { waiting } : {}),
    ...{ reasons, createdAt, updatedAt, sequence },
  }
}

/** A run, as the API tells it: what became of it, never content. */
export function runBody(run: RunRecord) {
  return {
    ...runSummaryBody(run),
    released: run.released,
    gates: run.gates,
    usage: run.envelope.usage,
  }
}

/** Changes with every commit of the run. */
export function runTag({
  id,
  sequence,
  state,
}: Pick<RunRecord, 'id' | 'sequence' | 'state'>): string {
  return `"${id}.${sequence}.${state}"`
}
