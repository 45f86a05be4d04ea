import type { LedgerMovement } from '../stores/ledger-movement.ts'
import type { NewAuditEntry } from '../stores/stored-audit.ts'
import type { NewEvent } from '../stores/stored-event.ts'
import type { RunHead, RunRow, RunRowKey } from '../stores/stored-run.ts'
import type { RunCreation, VisitCommit } from '../stores/tenant-store.ts'
import type { IdCheck } from './id-check.ts'
import { assertCount } from './number-check.ts'
import { storeError } from './store-error.ts'

/** Throws `FCC_STORE_FOREIGN_RECORD` where a run says that it belongs to another tenant. */
export function assertOwnRun(tenant: string, head: Pick<RunHead, 'run' | 'tenant'>): void {
  if (head.tenant !== tenant) {
    throw storeError('FCC_STORE_FOREIGN_RECORD', [
      `Run ${head.run}`,
      `tenant ${head.tenant}`,
      `tenant ${tenant}`,
    ])
  }
}

/** Throws `FCC_STORE_FOREIGN_RECORD` where something that is written under one run names another. */
export function assertSameRun(what: string, found: string, expected: string): void {
  if (found !== expected) {
    throw storeError('FCC_STORE_FOREIGN_RECORD', [what, `run ${found}`, `run ${expected}`])
  }
}

/** Checks the entries of a change to one run, or of no run at all where `run` is absent. */
export function assertEntries(
  checkId: IdCheck,
  entries: readonly NewAuditEntry[],
  run?: string,
): void {
  for (const entry of entries) {
    checkId('audit entry', entry.id)
    if (entry.run !== undefined) {
      checkId('run', entry.run)
      if (run !== undefined) assertSameRun(`The audit entry ${entry.id}`, entry.run, run)
    }
    if (entry.visit !== undefined) checkId('visit', entry.visit)
    if (!entry.canonical.isWellFormed()) {
      throw storeError('FCC_STORE_INVALID_TEXT', [`the audit entry ${entry.id}`])
    }
  }
}

/** Checks the events and movements that are written with a change to a run. */
export function assertOutgoing(
  checkId: IdCheck,
  run: string,
  {
    events,
    ledger,
  }: { readonly events: readonly NewEvent[]; readonly ledger: readonly LedgerMovement[] },
): void {
  for (const event of events) {
    checkId('event', event.id)
    if (event.run !== undefined) assertSameRun(`The event ${event.id}`, event.run, run)
    if (!event.text.isWellFormed()) {
      throw storeError('FCC_STORE_INVALID_TEXT', [`the event ${event.id}`])
    }
  }
  for (const movement of ledger) {
    checkId('movement', movement.id)
    checkId('account', movement.account)
    checkId('unit', movement.unit)
    assertSameRun(`The movement ${movement.id}`, movement.run, run)
    if (!Number.isSafeInteger(movement.amount)) {
      throw storeError('FCC_STORE_INVALID_NUMBER', ['amount', movement.amount])
    }
  }
}

function assertRows(
  checkId: IdCheck,
  rows: readonly RunRow[],
  removed: readonly RunRowKey[],
): void {
  for (const { kind, key } of [...rows, ...removed]) {
    checkId('row', kind)
    if (key !== '') checkId(kind, key)
  }
}

/** Checks everything of a run's creation that can be told without the store. */
export function assertCreation(checkId: IdCheck, tenant: string, creation: RunCreation): void {
  const { head, idempotencyKey, lease, rows, contents, entries } = creation
  checkId('run', head.run)
  assertOwnRun(tenant, head)
  if (idempotencyKey !== undefined) checkId('idempotency key', idempotencyKey)
  if (lease !== undefined) {
    checkId('holder', lease.holder)
    assertCount('expiresAt', lease.expiresAt)
  }
  assertRows(checkId, rows, [])
  for (const content of contents) checkId('content', content.address)
  assertEntries(checkId, entries, head.run)
  assertOutgoing(checkId, head.run, creation)
}

/** Checks everything of a visit's commit that can be told without the store. */
export function assertCommit(
  checkId: IdCheck,
  tenant: string,
  leased: string,
  commit: VisitCommit,
): void {
  const { head, rows, removed, contents, entries, commands, results = [] } = commit
  checkId('run', leased)
  assertSameRun('The commit', head.run, leased)
  assertOwnRun(tenant, head)
  assertRows(checkId, rows, removed)
  for (const content of contents) checkId('content', content.address)
  assertEntries(checkId, entries, leased)
  assertOutgoing(checkId, leased, commit)
  for (const command of commands) checkId('command', command)
  for (const { activity } of results) checkId('activity', activity)
}
