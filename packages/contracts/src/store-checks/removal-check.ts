import type { RecordRemoval, RemovalMarker } from '../stores/record-removal.ts'
import type { IdCheck } from './id-check.ts'
import { assertCount } from './number-check.ts'
import { assertEntries } from './ownership.ts'
import { storeError } from './store-error.ts'

/** Every marker that a removal leaves. */
export function markersOf({ runs, journals, entries }: RecordRemoval): readonly RemovalMarker[] {
  return [...runs.map(({ marker }) => marker), ...journals, ...entries]
}

/** Checks everything of a removal that can be told without the store. */
export function assertRemoval(checkId: IdCheck, removal: RecordRemoval): void {
  const { runs, journals, entries, written } = removal
  for (const { marker, sequence, contents } of runs) {
    assertMarker(checkId, marker, 'run')
    assertCount('sequence', sequence)
    for (const address of contents) checkId('content', address)
  }
  for (const marker of journals) assertMarker(checkId, marker, 'journal')
  for (const marker of entries) assertMarker(checkId, marker, 'entry')
  for (const address of removal.contents) checkId('content', address)
  for (const event of removal.events) checkId('event', event)
  for (const command of removal.commands) checkId('command', command)
  assertEntries(checkId, written)
  const seen = new Set<string>()
  for (const { of, key } of markersOf(removal)) {
    if (seen.has(`${of} ${key}`)) {
      throw storeError('FCC_STORE_NOT_REMOVABLE', [`The ${of} ${key}`, 'it is named twice'])
    }
    seen.add(`${of} ${key}`)
  }
}

function assertMarker(checkId: IdCheck, { of, key }: RemovalMarker, expected: string): void {
  if (of !== expected) {
    throw storeError('FCC_STORE_NOT_REMOVABLE', [
      `The ${expected} ${key}`,
      `its marker stands for a removed ${of}`,
    ])
  }
  checkId(of === 'entry' ? 'audit entry' : 'run', key)
}
