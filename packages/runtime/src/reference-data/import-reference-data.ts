import {
  type NewReferenceData,
  type Principal,
  REFERENCE_DATA_NAME,
  type ReferenceData,
  type ReferenceDataStore,
} from '@fcc/contracts'
import { referenceErrors } from './diagnostics.ts'
import { referenceDigest } from './read-reference-data.ts'

/**
 * Keeps a version of reference data for all tenants of the store.
 *
 * @throws FccError FCC_REFERENCE_INVALID, FCC_STORE_REFERENCE_TAKEN
 */
export async function importReferenceData(
  store: ReferenceDataStore,
  data: NewReferenceData,
  given: { readonly by: Principal; readonly now: number },
): Promise<ReferenceData> {
  const { name, version, mediaType, text } = data
  if (!REFERENCE_DATA_NAME.test(name)) throw referenceErrors.invalid('name', name)
  if (!REFERENCE_DATA_NAME.test(version)) throw referenceErrors.invalid('version', version)
  if (text.trim() === '' || !text.isWellFormed()) throw referenceErrors.invalid('text', '')
  return store.keep(
    {
      name,
      version,
      digest: referenceDigest(text),
      mediaType,
      bytes: Buffer.byteLength(text),
      at: new Date(given.now).toISOString(),
      by: given.by.id,
    },
    text,
  )
}
