import type { Decision, EdgeKind, RunRecord, VisitRecord } from '@fcc/contracts'

/** What a run is drawn from, as `session.explain` gives it. Never content. */
export interface ExplainedRun {
  readonly run: RunRecord
  /** What was decided of its input, before its first visit. */
  readonly intake: readonly Decision[]
  readonly visits: readonly VisitRecord[]
}

/** How a step went: told by sign, form and line, and not by colour alone. */
export type StepOutcome = 'well' | 'badly' | 'waiting' | 'back'

/** One thing that happened in a run, in a row of its own. */
export interface RunStep {
  readonly kind: 'start' | 'visit' | 'gate' | 'question' | 'end'
  /** The node, the gate or the state, for whoever looks for it in the file. */
  readonly id: string
  /** Which lane it is in, from 0. */
  readonly lane: number
  readonly outcome: StepOutcome
  /** What is seen of it, the first text its heading; none of them is shortened yet. */
  readonly texts: readonly string[]
  /** Why it went so: rules, checks, ways that were not taken. */
  readonly reasons: readonly string[]
}

/** A way from one step to a later one, by their places in the list. */
export interface RunEdge {
  readonly from: number
  readonly to: number
  readonly kind: EdgeKind
}

/** A run as something that can be drawn: a lane for the run itself and one for each persona, and steps in order. */
export interface RunPicture {
  readonly id: string
  readonly title: string
  /** The run in one sentence. */
  readonly summary: string
  /** The whole run in words, for whoever cannot see it. */
  readonly description: string
  readonly lanes: readonly string[]
  readonly steps: readonly RunStep[]
  readonly edges: readonly RunEdge[]
}
