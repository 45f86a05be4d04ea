import type { Timing, Work } from './side.ts'

/** What the process that measures asks of a side's process. */
export interface MeasureRequest {
  readonly work: Work
  /** A folder for a CPU profile, where one is wanted. */
  readonly profileTo?: string | undefined
}

/** What a side's process answers: that it is there, what a run took, or what went wrong. */
export type SideAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'measured'; readonly timing: Timing }
  | { readonly kind: 'failed'; readonly why: string }
