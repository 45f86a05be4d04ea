import type { Issue, Validator } from '@fcc/contracts'
import { z } from 'zod'
import type { Settings } from '../settings.ts'
import { couldNotCheck, limited } from './table-issues.ts'

const signature = z.object({
  signer: z.string().min(1),
  signedAt: z.iso.datetime({ offset: true }),
  meaning: z.enum(['authorship', 'review', 'approval', 'responsibility']),
})
const change = z.object({
  at: z.iso.datetime({ offset: true }),
  by: z.string().min(1),
  what: z.string().min(1),
})
const schema = z.object({
  records: z
    .array(
      z.object({
        id: z.string().min(1),
        createdAt: z.iso.datetime({ offset: true }),
        signatures: z.array(z.unknown()).default([]),
        changes: z.array(z.unknown()).default([]),
      }),
    )
    .min(1),
})

/**
 * Names every electronic record of a list that 21 CFR Part 11 would not take: without a signature, with one that
 * does not say who signed, when and what it means, that is older than what it signs, or by who alone changed it.
 *
 * Source: 21 CFR 11.10(e) (audit trails), 11.50 (what a signature shows), 11.70 (it is linked to its record).
 */
export const electronicRecords: Validator<Settings> = {
  id: 'fcc-healthcare/electronic-records',
  title: 'Electronic records are signed and their changes recorded (21 CFR Part 11)',
  validate({ text }) {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return [couldNotCheck('It is no JSON.')]
    }
    const parsed = schema.safeParse(value)
    if (!parsed.success) return [couldNotCheck('It is no list of records with id and createdAt.')]
    return limited(parsed.data.records.flatMap((record, index) => recordIssues(record, index + 1)))
  },
}

type Electronic = z.output<typeof schema>['records'][number]

function recordIssues(record: Electronic, number: number): readonly Issue[] {
  const issue = (code: string, message: string): Issue => ({
    code,
    severity: 'error',
    message: `Record ${number} ${message}.`,
  })
  const signatures = record.signatures.map((each) => signature.safeParse(each))
  const changes = record.changes.map((each) => change.safeParse(each))
  const signed = signatures.flatMap((each) => (each.success ? [each.data] : []))
  const changed = changes.flatMap((each) => (each.success ? [each.data] : []))
  const times = [record.createdAt, ...changed.map(({ at }) => at)].map((at) => Date.parse(at))
  const last = Math.max(...times)
  return [
    ...(signatures.length === 0 ? [issue('no-signature', 'has no signature')] : []),
    ...signatures
      .filter(({ success }) => !success)
      .map(() => issue('signature-incomplete', 'has a signature without signer, time or meaning')),
    ...changes
      .filter(({ success }) => !success)
      .map(() => issue('change-incomplete', 'has a change without time, person or content')),
    ...(signed.length > 0 && signed.every(({ signedAt }) => Date.parse(signedAt) < last)
      ? [issue('signed-before', 'was changed after its last signature')]
      : []),
    ...(times.some((at, index) => index > 0 && at < (times[index - 1] ?? 0))
      ? [issue('not-in-order', 'has changes that are not in the order of time')]
      : []),
  ]
}
