import type { Issue, Validator } from '@fcc/contracts'
import { judgeCodes } from '../codes/judge-codes.ts'
import type { Settings } from '../settings.ts'

/** Names every diagnosis code of a text that cannot be one. A warning: the note says what it says. */
export function createIcd10CmValidator(): Validator<Settings> {
  return {
    id: 'fcc-healthcare/icd-10-cm',
    title: 'Structure of ICD-10-CM codes',
    validate({ text }) {
      return judgeCodes(text).flatMap(({ mention, outcome, reason }): readonly Issue[] =>
        outcome === 'malformed'
          ? [
              {
                code: `malformed-${reason}`,
                severity: 'warning',
                message: `Line ${mention.line} holds a code that ICD-10-CM cannot have (${reason}).`,
                span: { start: mention.start, end: mention.start + mention.written.length },
              },
            ]
          : [],
      )
    },
  }
}
