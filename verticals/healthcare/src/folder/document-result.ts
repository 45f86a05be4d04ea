import { textForm } from '@fcc/contracts'
import type { Steps } from '@fcc/detection'
import { FccError } from '@fcc/plugin-api'
import { z } from 'zod'
import { caseDoubtText, findCaseDoubts } from '../attest/case-doubt.ts'
import { folderUnreadable } from '../diagnostics.ts'
import type { MarkerKind } from '../marker.ts'
import { deidentifyRecord } from '../structured/deidentify-record.ts'
import { isTextSettled, releaseText, type TextRules } from '../structured/free-text.ts'
import { attestRecord } from '../structured/settled.ts'

export const documentResultSchema = z.strictObject({
  form: z.enum(['prose', 'HL7 v2', 'FHIR JSON', 'CSV', 'other']),
  /** The document with markers; absent where it was refused. */
  text: z.string().optional(),
  /** Why it was refused; without anything of it. */
  refused: z.string().optional(),
  /** How many values or places were replaced, by kind. */
  counts: z.record(z.string(), z.int().min(0)),
})

/** What became of one document of a folder. */
export type DocumentResult = z.output<typeof documentResultSchema>

/** De-identifies a document by its form; what cannot be taken apart or judged is refused with its reason. */
export function* deidentifyDocument(text: string, rules: TextRules): Steps<DocumentResult> {
  const { vocabulary, kept } = rules
  const form = textForm(text)?.name ?? 'prose'
  const named =
    form === 'prose' || form === 'HL7 v2' || form === 'FHIR JSON' || form === 'CSV' ? form : 'other'
  if (named !== 'prose') {
    try {
      const made = yield* deidentifyRecord(text, vocabulary, kept)
      return {
        form: named,
        text: made.text,
        counts: countsOf(made.replaced.map(({ kind }) => kind)),
      }
    } catch (error) {
      if (FccError.is(error)) return { form: named, refused: error.why, counts: {} }
      throw error
    }
  }
  const doubts = yield* findCaseDoubts(text, vocabulary)
  if (doubts.length > 0) {
    return { form: named, refused: `${caseDoubtText(doubts, 'document')}.`, counts: {} }
  }
  const made = yield* releaseText(text, { ...rules, known: [], isProven: true })
  return { form: named, text: made.text, counts: countsOf(made.kinds) }
}

/** Whether a document can be released; one that was refused has nothing that could be. */
export function* isDocumentSettled(
  { form, text, refused }: DocumentResult,
  rules: TextRules,
): Steps<boolean> {
  if (text === undefined) return refused !== undefined
  if (form === 'prose') return yield* isTextSettled(text, rules)
  if (form === 'other') return false
  try {
    return (yield* attestRecord(text, rules.vocabulary, rules.kept)).unsettled.length === 0
  } catch (error) {
    if (FccError.is(error)) return false
    throw error
  }
}

function countsOf(kinds: readonly MarkerKind[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/**
 * Reads results as a map hands them over: a list, each a text or an object.
 *
 * @throws FccError `FCC_HEALTHCARE_FOLDER_UNREADABLE`
 */
export function parseDocumentResults(text: string): readonly DocumentResult[] {
  let value: unknown
  try {
    value = JSON.parse(text)
    const list = z.array(z.unknown()).parse(value)
    return list.map((each) =>
      documentResultSchema.parse(typeof each === 'string' ? JSON.parse(each) : each),
    )
  } catch {
    throw folderUnreadable('the list of results is none')
  }
}
