import type { Artifact, Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { parseResiduals } from '../attest/residual-list.ts'
import { findCodes } from '../codes/find-codes.ts'
import { neededRows } from '../codes/needed-rows.ts'
import { readCodes, renderReadCodes } from '../codes/read-codes.ts'
import { countKinds, renderDeidentificationReport } from '../deidentify/deidentification-report.ts'
import { type DeidentifyPolicy, deidentifySteps } from '../deidentify/deidentify.ts'
import type { FindOnce } from '../deidentify/find-once.ts'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import { inputMissing, noteEmpty } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'

const id = 'fcc-healthcare/deidentify'

/**
 * De-identifies a note; on later passages it also masks what attestation could not prove. Of a code
 * table it hands on the rows that the note needs.
 *
 * @throws FccError `FCC_HEALTHCARE_NOTE_EMPTY`, `FCC_HEALTHCARE_RESIDUALS_UNREADABLE`,
 * `FCC_HEALTHCARE_CODE_TABLE_UNREADABLE`
 */
export function createDeidentifySkill(find: FindOnce): Skill<Settings> {
  return {
    id,
    title: 'De-identify a clinical note',
    // Of our own markers: Safe Harbor counts its eighteen otherwise.
    says: '{identifiers} {identifiers|identifier|identifiers} in {categories} {categories|category|categories} of marker',
    input: ['note'],
    output: ['deidentified-note', 'deidentification-report', 'diagnosis-codes'],
    optionalOutput: ['code-rows'],
    run({ artifacts, feedback }, { settings, tenant, signal }) {
      const note = artifacts.note
      if (!note) throw inputMissing(id, 'note')
      if (note.text.trim() === '') throw noteEmpty()
      const steps = deidentifyNote(
        { note: note.text, codeTable: artifacts['code-table']?.text },
        residualsOf(feedback),
        {
          detector: PHI_DETECTOR,
          recordNumbers: settings.recordNumberCheckDigit,
          kept: settings.deidentification,
          find: (text) => find(text, tenant.id, settings.deidentification),
        },
      )
      return atOnceOrInTurns(note.text, steps, { signal })
    },
  }
}

function* deidentifyNote(
  { note, codeTable }: { readonly note: string; readonly codeTable: string | undefined },
  residuals: readonly number[],
  policy: DeidentifyPolicy,
): Steps<SkillResult> {
  const result = yield* deidentifySteps(note, residuals, policy)
  yield note.length
  const codes = readCodes(note, result.identifiers)
  const rows =
    codeTable === undefined
      ? undefined
      : neededRows(codeTable, [...findCodes(result.text), ...codes])
  return {
    artifacts: {
      'deidentified-note': { text: result.text, mediaType: 'text/plain' },
      'deidentification-report': {
        text: renderDeidentificationReport(result, 'safe-harbor'),
        mediaType: 'application/json',
      },
      'diagnosis-codes': { text: renderReadCodes(codes), mediaType: 'application/json' },
      ...(rows === undefined ? {} : { 'code-rows': { text: rows, mediaType: 'text/plain' } }),
    },
    measures: {
      identifiers: result.identifiers.length,
      categories: countKinds(result).size,
      recordNumbers: result.recordNumbers,
    },
  }
}

/** The residuals of this and of earlier rounds, which are kept as `residuals@<round>`. */
function residualsOf(feedback: Readonly<Record<string, Artifact>>): readonly number[] {
  const tokens = Object.values(feedback)
    .filter(({ name }) => name === 'residuals' || name.startsWith('residuals@'))
    .flatMap(({ text }) => parseResiduals(text))
  return [...new Set(tokens)].sort((left, right) => left - right)
}
