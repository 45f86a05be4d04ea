import type { CredentialKind } from '@fcc/contracts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { isHolderGone } from '../run/lease-holder.ts'

/** After which part of its lease a holder that could not renew it gives up, as whoever waits for it does not yet. */
const SAFE_PART = 5 / 6

/** What a row that is held says, beside what stands in it. */
interface HeldRecord<Standing> {
  readonly standing: Standing
  readonly holder: string
  /** Until when the holder has it, in milliseconds since 1970. */
  readonly heldUntil: number
  /** Counts the times that it was taken; absent in rows of earlier versions. */
  readonly number?: number | undefined
}

/** A row of the control store in one process’s hands: nobody else writes it while its lease lasts. */
export interface HeldRow<Standing> {
  /**
   * The fencing number of this hold: higher than that of every earlier one. Each write is over the version that was
   * read or written here, so that a holder whose row was taken meanwhile writes nothing, whenever it wakes.
   */
  readonly number: number
  /** Who had it before and did not give it back. */
  readonly from?: string | undefined
  /** What stands in it, with what was changed here and is not saved yet. */
  standing(): Standing
  /** Changes it here; {@link HeldRow.saved} makes that durable. */
  change(next: (standing: Standing) => Standing): void
  /** Settles once everything that was changed is durable, or somebody else has the row. */
  saved(): Promise<void>
  /** Writes the row as it is here: whether this process has it still. Ask it before what must not happen twice. */
  confirm(): Promise<boolean>
  /** Aborted once somebody else has it, or may: what is changed from then on is nobody’s. */
  readonly lost: AbortSignal
  /** Gives it back; idempotent. */
  release(): Promise<void>
}

/** Which row, by whom, and for how long. */
export interface RowToHold<Standing> {
  readonly rows: Pick<CredentialRows, 'read' | 'write'>
  readonly kind: CredentialKind
  readonly id: string
  readonly tenant: string
  readonly owner: string
  readonly holder: string
  /** How long it stays with a holder that shows no sign of life, in milliseconds; it is renewed three times before. */
  readonly leaseMs: number
  /** The longest lease of any host on the store, in milliseconds: one that is dated beyond it holds nothing. */
  readonly longestMs?: number | undefined
  /** Whether the row may be swept away once nobody holds it. */
  readonly expires?: boolean | undefined
  readonly clock: () => number
  /** What stands in it at first. */
  readonly first: (now: number) => Standing
}

/** A row as whoever does not hold it sees it. */
export interface SeenRow<Standing> {
  readonly standing: Standing
  readonly holder: string
  readonly number: number
  readonly isHeld: boolean
}

/** Reads what the record of such a row says at a time. */
export function seenRow<Standing>(
  record: string,
  now: number,
  longestMs = Number.POSITIVE_INFINITY,
): SeenRow<Standing> {
  const { standing, holder, heldUntil, number = 0 } = JSON.parse(record) as HeldRecord<Standing>
  const isHeld = heldUntil > now && heldUntil - now <= longestMs && !isHolderGone(holder)
  return { standing, holder, number, isHeld }
}

/** Takes a row where nobody has it, or whoever had it is gone; `undefined` where somebody has it. */
export async function holdRow<Standing>(
  parts: RowToHold<Standing>,
): Promise<HeldRow<Standing> | undefined> {
  const { rows, kind, id, tenant, owner, holder, leaseMs, longestMs, clock } = parts
  const row = await rows.read(kind, id)
  const now = clock()
  const taken = performance.now()
  const seen = row && seenRow<Standing>(row.record, now, longestMs && Math.max(longestMs, leaseMs))
  if (seen?.isHeld) return undefined
  const number = (seen?.number ?? 0) + 1
  let version = row?.version ?? 0
  let standing = seen?.standing ?? parts.first(now)

  async function write(heldUntil: number): Promise<boolean> {
    const next: HeldRecord<Standing> = { standing, holder, heldUntil, number }
    const isWritten = await rows.write({
      ...{ kind, id, tenant, owner, version: version + 1, record: JSON.stringify(next) },
      ...(parts.expires ? { expiresAt: heldUntil } : {}),
    })
    if (isWritten) version += 1
    return isWritten
  }

  if (!(await write(now + leaseMs))) return undefined
  const lost = new AbortController()
  let writing: Promise<void> = Promise.resolve()
  let isQueued = false
  let isChanged = false
  let released: Promise<void> | undefined
  const renewal = setInterval(
    () => {
      isChanged = true
      save().catch(() => undefined)
    },
    Math.max(1, Math.floor(leaseMs / 3)),
  )
  renewal.unref()
  // A write that hangs tells nobody that the lease is over. What is done under it ends before somebody else may have it.
  const safeMs = leaseMs * SAFE_PART
  const left = (since: number): number => Math.max(1, safeMs - (performance.now() - since))
  let lapse = setTimeout(lose, left(taken)).unref()

  function lose(): void {
    clearInterval(renewal)
    clearTimeout(lapse)
    lost.abort()
  }

  async function renew(): Promise<void> {
    const begun = performance.now()
    if (!(await write(clock() + leaseMs))) return lose()
    if (lost.signal.aborted || released) return
    clearTimeout(lapse)
    lapse = setTimeout(lose, left(begun)).unref()
  }

  /** One write at a time; what is changed meanwhile goes with the next. */
  function save(): Promise<void> {
    if (isQueued || !isChanged) return writing
    isQueued = true
    writing = writing.then(async () => {
      isQueued = false
      if (lost.signal.aborted || released) return
      isChanged = false
      try {
        await renew()
      } catch (error) {
        // Nobody knows whether it was written: who does not know goes by the row, as anybody else does.
        lose()
        throw error
      }
    })
    return writing
  }

  return {
    number,
    ...(seen && seen.holder !== '' && isLeft(row.record) ? { from: seen.holder } : {}),
    lost: lost.signal,
    standing: () => standing,
    change(next) {
      standing = next(standing)
      isChanged = true
    },
    saved: save,
    async confirm() {
      isChanged = true
      await save().catch(() => undefined)
      return !lost.signal.aborted && released === undefined
    },
    release() {
      released ??= (async () => {
        clearInterval(renewal)
        clearTimeout(lapse)
        await writing.catch(() => undefined)
        if (!lost.signal.aborted) await write(0).catch(() => false)
      })()
      return released
    },
  }
}

/** Whether the holder that a record names did not give the row back. */
function isLeft(record: string): boolean {
  return (JSON.parse(record) as HeldRecord<unknown>).heldUntil > 0
}
