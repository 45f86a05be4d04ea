import type { Skill, SkillCall } from '@fcc/contracts'
import { isDay } from '../codes/code-edition.ts'
import { countOutcomes } from '../codes/code-report.ts'
import { renderCodingReview } from '../codes/coding-review.ts'
import { importedEdition } from '../codes/imported-edition.ts'
import { type CodeReference, judgeCodes } from '../codes/judge-codes.ts'
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
  const newest = await importedEdition(call, undefined)
  if (day === undefined) return { edition: newest }
  const inForce = await importedEdition(call, day)
  // Where none was in force the newest one still says what it knows, as another one.
  return inForce
    ? { edition: inForce, other: newest, dayOfService: day }
    : { edition: newest, dayOfService: day }
}
