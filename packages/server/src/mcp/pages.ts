import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'

/** How many entries of a list a client gets at a time. */
export const MOST_LISTED = 100

/**
 * The page of a list that begins behind a cursor, with the cursor of the next where there is one (MCP, pagination). A
 * cursor names the last entry before it, so that it means the same to whichever process is asked next.
 *
 * @throws ProtocolError where the cursor is none that was given for this list
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  cursor: string | undefined,
): { readonly items: Item[]; readonly next: { readonly nextCursor?: string } } {
  const first =
    cursor === undefined ? 0 : items.findIndex((each) => cursorOf(keyOf(each)) === cursor) + 1
  if (cursor !== undefined && first === 0) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no such page of this list.')
  }
  const page = items.slice(first, first + MOST_LISTED)
  const last = page.at(-1)
  const isMore = first + page.length < items.length
  return { items: page, next: last && isMore ? { nextCursor: cursorOf(keyOf(last)) } : {} }
}

function cursorOf(key: string): string {
  return Buffer.from(key).toString('base64url')
}
