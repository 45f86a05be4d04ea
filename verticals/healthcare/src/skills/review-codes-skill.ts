import type { Skill, SkillCall } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { ICD_10_CM, isDay } from '../codes/code-edition.ts'
import { countOutcomes } from '../codes/code-report.ts'
import { renderCodingReview } from '../codes/coding-review.ts'
import { type CodeEdition, type CodeReference, judgeCodes } from '../codes/judge-codes.ts'
import { parseOrderFile } from '../codes/order-file.ts'
import { dayOfServiceUnreadable, inputMissing } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

const id = 'fcc-healthcare/review-codes'

/**
 * Reviews the diagnosis codes of a note by the table that is in force on the day of service: what cannot be
 * billed, why, what is written beside another code, and what says no side. Without an imported table it says
 * of their form alone.
 *
 * @throws FccError `FCC_HEALTHCARE_DAY_OF_SERVICE_UNREADABLE`, `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE`
 */
export function createReviewCodesSkill(): Skill<Settings> {
  return {
    id,
    title: 'Review the diagnosis codes of a note by their day of service',
    says: '{codes} {codes|code|codes}, {doubtful} doubtful',
    input: ['note'],
    output: ['coding-review'],
    async run({ artifacts }, call) {
      const { note } = artifacts
      if (!note) throw inputMissing(id, 'note')
      const day = artifacts['day-of-service']?.text.trim()
      if (day !== undefined && !isDay(day)) throw dayOfServiceUnreadable()
      const reference = await referenceOf(call, day)
      const codes = judgeCodes(note.text, reference)
      const counts = countOutcomes(codes)
      return {
        artifacts: { 'coding-review': renderCodingReview(codes, reference) },
        measures: {
          codes: codes.length,
          valid: counts.valid,
          doubtful: codes.length - counts.valid - counts['well-formed'],
        },
      }
    },
  }
}

async function referenceOf(
  call: Pick<SkillCall<Settings>, 'referenceData'>,
  day: string | undefined,
): Promise<CodeReference> {
  const newest = await editionOf(call, undefined)
  if (day === undefined) return { edition: newest }
  const inForce = await editionOf(call, day)
  // Where none was in force the newest one still says what it knows, as another one.
  return inForce
    ? { edition: inForce, other: newest, dayOfService: day }
    : { edition: newest, dayOfService: day }
}

async function editionOf(
  { referenceData }: Pick<SkillCall<Settings>, 'referenceData'>,
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
