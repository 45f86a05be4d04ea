import { idProblem } from '@fcc/contracts'
import type { InputValue } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import type { RunOptions } from '../tenant-session.ts'

/** What a caller asks for when they start a run. */
export interface RunRequest {
  readonly scenario: string
  readonly input: Readonly<Record<string, InputValue>>
  readonly options: RunOptions
}

/**
 * Copies what was asked, before anything is waited for: what the caller changes afterwards changes
 * nothing of the run.
 *
 * @throws FccError FCC_ID_INVALID for a subject or key with characters that are not seen
 */
export function copyRequest(
  scenario: string,
  input: Readonly<Record<string, InputValue>>,
  options: RunOptions = {},
): RunRequest {
  const { labels, subjects, referenceData, ...rest } = options
  for (const subject of subjects ?? []) assertPlain('subject', subject)
  if (rest.idempotencyKey !== undefined) assertPlain('idempotency key', rest.idempotencyKey)
  return {
    scenario,
    // Own properties only, without a prototype: no name of an input is one that every object has.
    input: Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(input).map(([name, value]) => [name, copied(value)])),
    ),
    options: Object.freeze({
      ...rest,
      ...(referenceData ? { referenceData: Object.freeze({ ...referenceData }) } : {}),
      ...(labels ? { labels: Object.freeze([...labels]) } : {}),
      ...(subjects ? { subjects: Object.freeze([...subjects]) } : {}),
    }),
  }
}

function copied(value: InputValue): InputValue {
  return value instanceof Uint8Array ? value.slice() : value
}

function assertPlain(what: string, id: string): void {
  const problem = idProblem(id, { spaces: true })
  if (problem !== undefined) throw runtimeErrors.invalidId(what, problem)
}
