import { createHash } from 'node:crypto'
import { canonicalJson } from '@fcc/audit'
import type { ControlStore, Erasure } from '@fcc/contracts'
import type { StoreMarks } from './store-marks.ts'

/** Pure: a digest of the erased subjects, in whatever order; the mark that carries it is under the tenant's key. */
export function erasedDigest(erasures: readonly Pick<Erasure, 'subject'>[]): string {
  const subjects = [...new Set(erasures.map(({ subject }) => subject))].sort()
  return createHash('sha256').update(canonicalJson(subjects)).digest('base64url')
}

/**
 * Erases a subject after its tenant's mark expects it, so that the list of erasures cannot be shortened
 * unseen. Where the list is not what the mark expects, the mark forgets what it expected: the whole log is
 * asked when the tenant is opened.
 *
 * @param erase gives `false` where there was no key
 * @example
 * const done = await expectErasure({ control, marks, tenant }, subject, () => keys.shred(subject, by))
 */
export async function expectErasure(
  {
    control,
    marks,
    tenant,
  }: {
    readonly control: Pick<ControlStore, 'listErasures'>
    readonly marks: Pick<StoreMarks, 'write'>
    readonly tenant: string
  },
  subject: string,
  erase: () => Promise<boolean>,
): Promise<boolean> {
  const listed = await control.listErasures(tenant)
  const before = erasedDigest(listed)
  const after = erasedDigest([...listed, { subject }])
  await marks.write(
    (stored) => stored && { ...stored, erased: stored.erased === before ? after : undefined },
  )
  const done = await erase()
  if (!done) {
    await marks.write((stored) =>
      stored?.erased === after ? { ...stored, erased: before } : undefined,
    )
  }
  return done
}
