import { type Layer, RECORD_KINDS, type RecordKind, type RetentionAsked } from '@fcc/contracts'
import type { PinnedConstitution } from '@fcc/simulation'

/** A day in milliseconds. */
export const DAY_MS = 86_400_000

/** A constitution that demands that records are kept for longer than the tenant asked. */
export interface LongerDemand {
  readonly layer: Layer
  /** Its whole id. */
  readonly constitution: string
  readonly days: number
}

/** How long records of a kind are kept. */
export interface RetentionPeriod {
  readonly records: RecordKind
  /** What the tenant asks for, in days; absent where it does not ask, and then nothing goes by its age. */
  readonly asked?: number | undefined
  /** The longest of what is asked and demanded, in days. */
  readonly days?: number | undefined
  /** Who demands it, where that is longer than what is asked. */
  readonly demand?: LongerDemand | undefined
}

/** With a run go its events and commands, so that a run stays as long as any of them has to. */
const GOES_WITH: Readonly<Record<RecordKind, readonly RecordKind[]>> = {
  audit_entries: ['audit_entries'],
  runs: ['runs', 'events', 'commands'],
  events: ['events'],
  commands: ['commands'],
}

/**
 * The period of each kind of record: what a tenant asks for, or what a layer demands where that is longer.
 * Pure. A demand that is no number keeps everything: nothing is older than it.
 */
export function retentionPeriods(
  asked: RetentionAsked,
  constitutions: readonly PinnedConstitution[],
): Readonly<Record<RecordKind, RetentionPeriod>> {
  const demands = constitutions.flatMap(({ layer, pluginId, constitution }) =>
    (constitution.retention ?? []).map(({ records, keepDays }) => ({
      records,
      demand: { layer, constitution: `${pluginId}/${constitution.id}`, days: keepDays },
    })),
  )
  const periodOf = (records: RecordKind): RetentionPeriod => {
    const wanted = asked[records]
    if (wanted === undefined) return { records }
    let longest: LongerDemand | undefined
    for (const { records: of, demand } of demands) {
      if (!GOES_WITH[records].includes(of) || demand.days <= (longest?.days ?? wanted)) continue
      longest = demand
    }
    return longest === undefined
      ? { records, asked: wanted, days: wanted }
      : { records, asked: wanted, days: longest.days, demand: longest }
  }
  return Object.fromEntries(RECORD_KINDS.map((kind) => [kind, periodOf(kind)])) as Record<
    RecordKind,
    RetentionPeriod
  >
}

/**
 * What becomes of a record by its age: it goes, a layer demands that it stays, or it is younger than what the
 * tenant asks. A time that cannot be read is younger than everything.
 */
export function decideAge(
  { asked, days }: RetentionPeriod,
  at: string,
  now: number,
): 'goes' | 'demanded' | 'stays' {
  const age = (now - Date.parse(at)) / DAY_MS
  if (asked === undefined || days === undefined || !(age > asked)) return 'stays'
  return age > days ? 'goes' : 'demanded'
}
