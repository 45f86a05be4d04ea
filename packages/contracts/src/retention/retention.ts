/** The kinds of record that have a period after which they may go. */
export const RECORD_KINDS = ['audit_entries', 'runs', 'events', 'commands'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/**
 * What a constitution demands: that records of a kind are kept for so many days at least. Of the demands of
 * all layers the longest counts, and it goes before what a tenant asks to have removed.
 */
export interface RetentionDemand {
  readonly records: RecordKind
  /** Days: of a run since it ended, of everything else since it was written. */
  readonly keepDays: number
  readonly cites: readonly string[]
}

/** After how many days a tenant asks to have records of a kind removed; what it does not name stays. */
export type RetentionAsked = Readonly<Partial<Record<RecordKind, number>>>
