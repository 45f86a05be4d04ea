import type { StoredAuditEntry, TenantStore } from '@fcc/contracts'

/** How many rows are read at once. */
const PAGE_ROWS = 500

/**
 * Reads page after page until one is not full: rows of a store, of which there may be more than memory
 * should hold.
 *
 * @param read a page of at most `limit` rows behind a cursor
 * @param next the cursor behind a page that has rows
 * @example
 * for await (const page of readPages('', read, (rows) => rows.at(-1).address)) count += page.length
 */
export async function* readPages<Row, Cursor>(
  start: Cursor,
  read: (after: Cursor, limit: number) => Promise<readonly Row[]>,
  next: (last: Row, rows: readonly Row[], after: Cursor) => Cursor,
  limit: number = PAGE_ROWS,
): AsyncGenerator<readonly Row[], void, undefined> {
  for (let after = start; ; ) {
    const rows = await read(after, limit)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    if (rows.length < limit) return
    after = next(last, rows, after)
  }
}

/** Every audit entry from a place on, in the order of the log, page after page. */
export function readEntryPages(
  store: Pick<TenantStore, 'readEntries'>,
  from = 0,
): AsyncGenerator<readonly StoredAuditEntry[], void, undefined> {
  return readPages(
    from,
    (at: number, limit) => store.readEntries({ from: at, limit }),
    (_, rows, at) => at + rows.length,
  )
}
