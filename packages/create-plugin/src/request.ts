/** The kinds of package: one capability, an industry, or an industry in YAML alone. */
export const KINDS = ['plugin', 'vertical', 'data'] as const
export type Kind = (typeof KINDS)[number]

/** Everything that is decided before a file is written. */
export interface Request {
  readonly packageName: string
  readonly kind: Kind
  /** Points asked for; what they contribute comes by itself. */
  readonly points: readonly string[]
  /** Where the package goes, from the working directory. */
  readonly folder: string
}
