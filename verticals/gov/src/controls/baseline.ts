/** The baselines this package knows: SP 800-53B's four, and FedRAMP revision 5's three. */
export const BASELINE_NAMES = [
  'LOW',
  'MODERATE',
  'HIGH',
  'PRIVACY',
  'FEDRAMP-LOW',
  'FEDRAMP-MODERATE',
  'FEDRAMP-HIGH',
] as const
export type BaselineName = (typeof BASELINE_NAMES)[number]

/** A baseline: which controls it asks for, and the published file that says so. */
export interface Baseline {
  readonly name: BaselineName
  readonly title: string
  readonly source: string
  readonly version: string
  /** SHA-256 of the published file, hexadecimal. */
  readonly sha256: string
  readonly controls: ReadonlySet<string>
}
