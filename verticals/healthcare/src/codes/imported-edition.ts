import type { SkillCall } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { ICD_10_CM } from './code-edition.ts'
import type { CodeEdition } from './judge-codes.ts'
import { parseOrderFile } from './order-file.ts'

/**
 * The table of ICD-10-CM that was imported last, or the one in force on a day.
 *
 * @param notAfter `YYYY-MM-DD`
 * @returns nothing where none was imported, or none was in force
 * @throws FccError `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE`, FCC_REFERENCE_TAMPERED
 */
export async function importedEdition(
  { referenceData }: Pick<SkillCall, 'referenceData'>,
  notAfter: string | undefined,
): Promise<CodeEdition | undefined> {
  try {
    const { text, version } = await referenceData(ICD_10_CM, notAfter ? { notAfter } : undefined)
    return { table: parseOrderFile(text), effective: version }
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_REFERENCE_UNKNOWN') return undefined
    throw error
  }
}
