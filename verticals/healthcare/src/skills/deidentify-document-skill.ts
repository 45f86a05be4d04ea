import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { inputMissing } from '../diagnostics.ts'
import { deidentifyDocument } from '../folder/document-result.ts'
import type { Settings } from '../settings.ts'
import type { TextRules } from '../structured/free-text.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/deidentify-document'

/** De-identifies one document of a folder by its form: prose, HL7 v2, FHIR R4 or a table. */
export function createDeidentifyDocumentSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'De-identify a document of a folder',
    says: '{replaced} replaced, {refused} refused',
    input: ['document'],
    output: ['document-result'],
    run({ artifacts }, { settings, signal }) {
      const { document } = artifacts
      if (!document) throw inputMissing(id, 'document')
      return atOnceOrInTurns(
        document.text,
        run(document.text, { vocabulary, kept: settings.deidentification }),
        {
          signal,
        },
      )
    },
  }
}

function* run(document: string, rules: TextRules): Steps<SkillResult> {
  const result = yield* deidentifyDocument(document, rules)
  return {
    artifacts: {
      'document-result': { text: `${JSON.stringify(result)}\n`, mediaType: 'application/json' },
    },
    measures: {
      replaced: Object.values(result.counts).reduce((sum, count) => sum + count, 0),
      refused: result.refused === undefined ? 0 : 1,
    },
  }
}
