import type { DecisionReason, Finding, LabelSet, MediaType, Reason } from '@fcc/contracts'
import type { OnExpiry } from '@fcc/contracts/questions'

/** A question that waits for somebody's answer. Never content. */
export interface InboxItem {
  readonly run: string
  readonly title: string
  readonly scenario: string
  readonly purpose: string
  readonly startedBy: string
  /** RFC 3339: when it was asked, or the run last moved. */
  readonly since: string
  /** Names the question among those of its run. */
  readonly activity: string
  readonly node?: string | undefined
  readonly asks: 'answer' | 'approval' | 'waiver'
  readonly ask: string
  /** Roles that may answer; anybody where empty. */
  readonly roles: readonly string[]
  /** How many different people must say yes. */
  readonly needed: number
  /** Who said yes already, by id. */
  readonly signed: readonly string[]
  /** RFC 3339: when it expires; never where absent. */
  readonly until?: string | undefined
  /** What becomes of it then. */
  readonly onExpiry?: OnExpiry | undefined
  /** The roles that did not answer in time, where others are asked now. */
  readonly escalatedFrom?: readonly string[] | undefined
}

/** An artifact that a question is about, as whoever reads it may see it. */
export interface ShownArtifact {
  readonly name: string
  readonly mediaType: MediaType
  readonly labels: LabelSet
  /** Absent where rules keep it from them. */
  readonly text?: string | undefined
  /** Why it is kept from them. */
  readonly withheld: readonly Reason[]
  /** What was found in it, by place in `text`; none where they see another text than the run has. */
  readonly findings: readonly Finding[]
}

/** A question with what it is about. */
export interface Question extends InboxItem {
  readonly artifacts: readonly ShownArtifact[]
  /** The rules that ask for the answer. */
  readonly rules: readonly DecisionReason[]
  /** Names exactly what was shown, to whom: an answer carries it, and is refused once it is not so any more. */
  readonly shown: string
}
