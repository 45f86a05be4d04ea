import { z } from 'zod'
import type { Identifier } from '../deidentify/identifier.ts'
import { codesUnreadable } from '../diagnostics.ts'
import { type CodeMention, findCodes } from './find-codes.ts'
import { type CodeReference, type JudgedCode, judgeCode } from './judge-codes.ts'

/** A code as it is handed on from before masking: what is written beside it may name somebody and stays. */
export type ReadCode = Pick<CodeMention, 'written' | 'line'>

/**
 * Reads the diagnosis codes of a note before it is masked. What detection took for an identifier is none;
 * what attestation could not prove may well be one, and would be gone from the marked text.
 */
export function readCodes(note: string, identifiers: readonly Identifier[]): readonly ReadCode[] {
  const found = identifiers.filter(({ kind }) => kind !== 'unproven')
  const codes: ReadCode[] = []
  let passed = 0
  // Both are in the order of the note: what ends before this code ends before the next.
  for (const { start, written, line } of findCodes(note)) {
    while ((found[passed]?.span.end ?? Number.POSITIVE_INFINITY) <= start) passed += 1
    const next = found[passed]
    if (!next || next.span.start >= start + written.length) codes.push({ written, line })
  }
  return codes
}

const schema = z.array(
  z.strictObject({
    written: z.string().regex(/^[A-Z][0-9A-Za-z.]{1,16}$/),
    line: z.int().min(1),
  }),
)

/** Writes codes as JSON. */
export function renderReadCodes(codes: readonly ReadCode[]): string {
  return `${JSON.stringify(codes)}\n`
}

/**
 * Reads codes that were written as JSON.
 *
 * @throws FccError `FCC_HEALTHCARE_CODES_UNREADABLE`
 */
export function parseReadCodes(text: string): readonly ReadCode[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw codesUnreadable('it is no JSON')
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw codesUnreadable(`${issue?.message ?? 'it is none'} at ${issue?.path.join('.') ?? ''}`)
}

/** Judges the codes of a marked text and those that were read before it was marked, each once, in the order of lines. */
export function judgeReadCodes(
  text: string,
  read: readonly ReadCode[],
  reference: CodeReference,
): readonly JudgedCode[] {
  const mentions: CodeMention[] = [...findCodes(text)]
  const counts = new Map<string, number>()
  const keyOf = ({ line, written }: ReadCode) => `${line} ${written}`
  for (const mention of mentions) {
    counts.set(keyOf(mention), (counts.get(keyOf(mention)) ?? 0) + 1)
  }
  for (const code of read) {
    const left = counts.get(keyOf(code)) ?? 0
    if (left > 0) counts.set(keyOf(code), left - 1)
    else mentions.push({ ...code, start: text.length })
  }
  return mentions
    .sort((left, right) => left.line - right.line)
    .map((mention) => judgeCode(mention, reference))
}
