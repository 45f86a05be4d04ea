import type { Tarball } from './pack.ts'

/** What a check that runs foreign tools is given. */
export interface Toolbox {
  /** The published packages as third parties would get them, packed once for all checks. */
  readonly tarballs: () => Promise<readonly Tarball[]>
  /** Whether a changed API is written down instead of reported. */
  readonly updateApi: boolean
  /** Says what is being done, for a person who waits. */
  readonly progress: (line: string) => void
}
