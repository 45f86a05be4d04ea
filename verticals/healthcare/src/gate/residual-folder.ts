import type { Issue, Validator } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { z } from 'zod'
import {
  type DocumentResult,
  documentResultSchema,
  isDocumentSettled,
} from '../folder/document-result.ts'
import { parseFolderHtml } from '../folder/folder-html.ts'
import type { Settings } from '../settings.ts'
import type { TextRules } from '../structured/free-text.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

const releaseSchema = z.strictObject({ documents: z.array(documentResultSchema) })

/** Names every document of a folder, as JSON or as its page, that is not proven to identify nobody. */
export function createResidualFolder(vocabulary: Vocabulary): Validator<Settings> {
  return {
    id: 'fcc-healthcare/residual-folder',
    title: 'Residual identifiers of a folder',
    validate: ({ text }, { settings, signal }) =>
      atOnceOrInTurns(text, issues(text, { vocabulary, kept: settings.deidentification }), {
        signal,
      }),
  }
}

function* issues(text: string, rules: TextRules): Steps<readonly Issue[]> {
  const documents = text.startsWith('<!doctype html>') ? parseFolderHtml(text) : parseRelease(text)
  if (!documents) {
    const message = 'It is no release of a folder, or something was put into it.'
    return [{ code: 'no-folder', severity: 'could_not_check', message }]
  }
  const found: Issue[] = []
  for (const [index, document] of documents.entries()) {
    if (yield* isDocumentSettled(document, rules)) continue
    const message = `Document ${index + 1} holds something that is not proven safe.`
    found.push({ code: 'unproven-document', severity: 'error', message })
  }
  return found
}

function parseRelease(text: string): readonly DocumentResult[] | undefined {
  try {
    return releaseSchema.parse(JSON.parse(text)).documents
  } catch {
    return undefined
  }
}
