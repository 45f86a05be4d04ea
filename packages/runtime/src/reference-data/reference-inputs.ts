import { ownValue, type ReferenceData, type Scenario } from '@fcc/contracts'
import type { InputValue } from '@fcc/simulation'
import type { ReferenceDataReader } from './read-reference-data.ts'

/** A scenario's inputs with those that are filled from reference data. */
export interface FilledInputs {
  readonly input: Readonly<Record<string, InputValue>>
  /** Input → the data that it was filled from. */
  readonly filled: ReadonlyMap<string, ReferenceData>
}

/**
 * Fills the inputs of a scenario that are reference data and that nothing was given for, in the version that
 * was asked for or the newest.
 *
 * @throws FccError FCC_REFERENCE_UNKNOWN, FCC_REFERENCE_TAMPERED
 */
export async function fillReferenceInputs(
  reader: ReferenceDataReader,
  scenario: Scenario,
  given: Readonly<Record<string, InputValue>>,
  versions: Readonly<Record<string, string>> = {},
): Promise<FilledInputs> {
  const filled = new Map<string, ReferenceData>()
  const input: Record<string, InputValue> = { ...given }
  for (const [name, { referenceData, required }] of Object.entries(scenario.inputs)) {
    // What a caller gives themselves is an input like any other.
    if (referenceData === undefined || Object.hasOwn(given, name)) continue
    const version = ownValue(versions, name)
    const found = await reader.find(referenceData, version).catch((error: unknown) => {
      if (required || version !== undefined) throw error
      return undefined
    })
    if (!found) continue
    filled.set(name, found)
    input[name] = await reader.text(found)
  }
  return { input, filled }
}
