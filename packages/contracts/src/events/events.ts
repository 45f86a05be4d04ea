import type { EventType } from '../audit/record-types.ts'
import type { LabelSet } from '../labels/label-set.ts'
import type { Reason } from '../run/reason.ts'
import type { Domain, Usage } from '../run/run-envelope.ts'
import type { RunState } from '../run/run-state.ts'
import type { VisitRecord, VisitRoute } from '../run/visit-record.ts'
import type { QuestionDeadline, Waiting } from '../run/waiting.ts'

/** How a run is, as an event tells it. */
export interface RunEventData {
  readonly scenario: string
  readonly workflow: string
  readonly purpose: string
  readonly domain: Domain
  readonly state: RunState
  readonly sequence: number
  readonly labels: LabelSet
  readonly usage: Usage
  readonly reasons: readonly Pick<Reason, 'kind' | 'id' | 'node' | 'at'>[]
}

/** What a run waits for. */
export interface WaitingEventData
  extends RunEventData,
    Pick<Waiting, 'for' | 'node' | 'roles' | 'asks' | 'due'> {}

/** A question that still waits, or went to others. */
export interface QuestionEventData
  extends Pick<Waiting, 'node' | 'roles'>,
    Pick<QuestionDeadline, 'until' | 'reminded' | 'escalatedFrom'> {
  readonly activity: string
  /** How many different people must say yes. */
  readonly needed: number
}

/** How a run ended. */
export interface EndedEventData extends RunEventData {
  /** Outcome → address. */
  readonly released: Readonly<Record<string, string>>
}

/** A node that a run goes to next. */
export interface NodeEventData {
  readonly node: string
  readonly number: number
  readonly persona: string
}

/** An artifact: where it is and what it is, never what it says. */
export interface ArtifactEventData {
  readonly name: string
  readonly address: string
  readonly bytes: number
  readonly labels: LabelSet
}

/** A visit, by ids, labels and counts. */
export interface VisitEventData
  extends Pick<
    VisitRecord,
    | 'node'
    | 'number'
    | 'persona'
    | 'personaName'
    | 'actor'
    | 'actedBy'
    | 'startedAt'
    | 'endedAt'
    | 'says'
  > {
  readonly visit: string
  readonly outputs: readonly ArtifactEventData[]
  readonly decisions: readonly {
    readonly at: string
    readonly subject: string
    readonly decision: string
    readonly rules: readonly string[]
  }[]
  readonly gates: readonly {
    readonly gate: string
    readonly artifact: string
    readonly passed: boolean
    readonly score?: number | undefined
    readonly threshold: number
  }[]
  /** How many issues validators found. */
  readonly issues: number
  readonly route: VisitRoute
  readonly state: RunState
  readonly sequence: number
}

/** What each kind of event carries. */
export interface EventData {
  readonly 'fcc.run.started': RunEventData
  readonly 'fcc.node.ready': NodeEventData
  readonly 'fcc.visit.recorded': VisitEventData
  readonly 'fcc.run.waiting': WaitingEventData
  readonly 'fcc.run.resumed': RunEventData
  readonly 'fcc.run.paused': RunEventData
  readonly 'fcc.run.quarantined': RunEventData
  readonly 'fcc.run.ended': EndedEventData
  readonly 'fcc.approval.escalated': QuestionEventData
  readonly 'fcc.approval.reminded': QuestionEventData
  readonly 'fcc.artifact.released': ArtifactEventData
}

/**
 * A CloudEvent (1.0) of one tenant. It is a copy, frozen in every part: ids, labels and counts, never
 * content and never a live record.
 */
export interface TenantEvent<Type extends EventType = EventType> {
  readonly specversion: '1.0'
  /** Unique in the tenant: the same event, told again, has the same id. */
  readonly id: string
  /** `urn:fcc:tenant:<id>`. */
  readonly source: string
  readonly type: Type
  /** RFC 3339, UTC, milliseconds. */
  readonly time: string
  /** The run. */
  readonly subject: string
  readonly datacontenttype: 'application/json'
  /** Extension attributes: whose event, and the commit of its run that it belongs to. */
  readonly fcctenant: string
  /** The IRI under which names of that tenant's data stand. */
  readonly fccnamespace: string
  readonly fccsequence: number
  readonly data: EventData[Type]
}

/** An event of any kind; its `type` tells what `data` is. */
export type CloudEvent = { [Type in EventType]: TenantEvent<Type> }[EventType]
