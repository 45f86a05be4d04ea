/** The parts of V8's CPU profile that are read here: a tree of call frames, and who was seen when. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  /** The node seen at each sample. */
  readonly samples: readonly number[]
  /** Microseconds since the sample before; a clock that steps back makes it negative. */
  readonly timeDeltas: readonly number[]
}

/** One call frame at one place in the tree. */
export interface ProfileNode {
  readonly id: number
  readonly callFrame: {
    readonly functionName: string
    /** A file URL, `node:…`, or empty for what V8 does by itself. */
    readonly url: string
  }
  readonly children?: readonly number[] | undefined
}
