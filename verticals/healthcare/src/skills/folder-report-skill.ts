import type { Skill, SkillResult } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { inputMissing } from '../diagnostics.ts'
import {
  type DocumentResult,
  isDocumentSettled,
  parseDocumentResults,
} from '../folder/document-result.ts'
import { renderFolderHtml } from '../folder/folder-html.ts'
import type { Settings } from '../settings.ts'
import type { TextRules } from '../structured/free-text.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const id = 'fcc-healthcare/folder-report'

/**
 * Attests every document of a folder and puts those together that are proven; the others are named by their
 * number with the reason.
 *
 * @throws FccError `FCC_HEALTHCARE_FOLDER_UNREADABLE`
 */
export function createFolderReportSkill(vocabulary: Vocabulary): Skill<Settings> {
  return {
    id,
    title: 'Attest the documents of a folder and report on them',
    says: '{released} of {documents} documents released',
    input: ['document-result'],
    output: ['folder-release', 'folder-report'],
    run({ artifacts }, { settings, signal }) {
      const results = artifacts['document-result']
      if (!results) throw inputMissing(id, 'document-result')
      const steps = run(parseDocumentResults(results.text), {
        vocabulary,
        kept: settings.deidentification,
      })
      return atOnceOrInTurns(results.text, steps, { signal })
    },
  }
}

function* run(results: readonly DocumentResult[], rules: TextRules): Steps<SkillResult> {
  const attested: DocumentResult[] = []
  for (const result of results) {
    const isSettled = yield* isDocumentSettled(result, rules)
    attested.push(
      isSettled
        ? result
        : {
            form: result.form,
            refused: 'It is not proven to identify nobody.',
            counts: result.counts,
          },
    )
  }
  const released = attested.filter(({ text }) => text !== undefined).length
  return {
    artifacts: {
      'folder-release': {
        text: `${JSON.stringify({ documents: attested }, undefined, 2)}\n`,
        mediaType: 'application/json',
      },
      'folder-report': { text: renderFolderHtml(attested), mediaType: 'text/plain' },
    },
    measures: { documents: attested.length, released },
    facts: { 'deidentification.route': 'safe-harbor' },
  }
}
