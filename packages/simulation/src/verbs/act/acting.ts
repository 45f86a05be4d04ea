import type {
  CallRecord,
  Decision,
  LabelSet,
  ModelChoice,
  TokenUsage,
  TrimmedText,
  VisitRecord,
} from '@fcc/contracts'
import { isAttachmentType } from '@fcc/contracts/attachments'
import { joinLabels } from '@fcc/governance'
import type { AnswerShowing } from '../../showing/show-answer.ts'
import type { Stopping } from '../../verdict.ts'
import { activityId, type Visit } from '../../visit.ts'
import type { Prepared } from '../prepare.ts'
import { NOTHING_USED } from './action-result.ts'

/** What one visit has used so far: one for all its turns, tools and calls. */
export interface ActTally {
  usage: TokenUsage
  /** The calls of models, in order: those that the journal answered too. */
  readonly calls: CallRecord[]
  /** What services answered, in no order: a skill may ask several at once. */
  readonly services: NonNullable<VisitRecord['services']>[number][]
  turns: number
  /** How often a model was asked again because its answer did not follow the schema. */
  repairs: number
  /** What was cut from requests. */
  readonly trimmed: TrimmedText[]
  /** Who was asked in each turn, where there was something to choose. */
  readonly choices: ModelChoice[]
  toolCalls: number
}

/** What has happened so far while one visit acts; each of several tool calls made side by side has its own. */
export interface Acting {
  readonly visit: Visit
  readonly tally: ActTally
  /** The labels of all that was seen, joined: they only ever rise. */
  labels: LabelSet
  /** The names of what the visit was handed: those of an edge, which records may keep. */
  readonly handed: ReadonlySet<string>
  /** The texts of the attachments that it was handed, by address. */
  readonly attachments: ReadonlyMap<string, string>
  /** How what it writes is shown while it is written, where somebody watches. */
  showing: AnswerShowing | undefined
  /** Why it may go no further; no plugin can catch this away. */
  stopped: Stopping | undefined
  /**
   * Keeps a decision for the record of the visit.
   *
   * @param back how many of those kept before stand behind it; none where absent
   */
  decided(decision: Decision, back?: number): void
  /** The id of the next activity of a name: the n-th one again when the visit is made anew. */
  nextActivity(name: string): string
  /**
   * Resolves once it is its turn to count on the tally: when every tool call before it of the same answer
   * has ended, so that what counts which does not depend on who is faster.
   */
  inTurn(): Promise<void>
}

/** Thrown where a visit may go no further; what stopped it is kept in `Acting.stopped` as well. */
export class ActStopped extends Error {
  readonly verdict: Stopping

  constructor(verdict: Stopping) {
    super('the visit may go no further')
    this.verdict = verdict
  }
}

/** The beginning of acting: what is decided goes among `decisions`, and labels begin with what was handed over. */
export function startActing(visit: Visit, prepared: Prepared, decisions: Decision[]): Acting {
  return {
    visit,
    tally: {
      usage: NOTHING_USED,
      calls: [],
      services: [],
      turns: 0,
      repairs: 0,
      trimmed: [],
      choices: [],
      toolCalls: 0,
    },
    labels: joinLabels(
      visit.ports.governance.schemes,
      ...[...Object.values(prepared.inputs), ...Object.values(prepared.feedback)].map(
        ({ reference }) => reference.labels,
      ),
    ),
    attachments: new Map(
      [...Object.values(prepared.inputs), ...Object.values(prepared.feedback)].flatMap(
        ({ reference, artifact }) =>
          isAttachmentType(reference.mediaType) ? [[reference.address, artifact.text]] : [],
      ),
    ),
    handed: new Set([...Object.keys(prepared.inputs), ...Object.keys(prepared.feedback)]),
    showing: undefined,
    stopped: undefined,
    decided: (decision, back = 0) => void decisions.splice(decisions.length - back, 0, decision),
    nextActivity: countingActivities(visit, ''),
    inTurn: () => Promise.resolve(),
  }
}

/** Numbers the activities of each name, among those whose names begin alike. */
export function countingActivities(visit: Visit, beginning: string): Acting['nextActivity'] {
  const counts = new Map<string, number>()
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return activityId(visit, `${beginning}${name}`, count)
  }
}

/** Lets a visit go no further. */
export function stopActing(acting: Acting, verdict: Stopping): never {
  acting.stopped ??= verdict
  throw new ActStopped(acting.stopped)
}

/** Lets a visit go no further at one of its bounds. */
export function stopAtBound(acting: Acting, id: string, bound: number, what: string): never {
  const say = `The step has made ${bound} ${what}, which is its bound.`
  return stopActing(acting, {
    kind: 'reject',
    reasons: [{ kind: 'bound', id, say, node: acting.visit.place.instance }],
  })
}

/** The usage of two calls together; what neither counts stays uncounted. */
export function addUsage(one: TokenUsage, other: TokenUsage): TokenUsage {
  const sum = (name: 'cachedTokens' | 'reasoningTokens') =>
    one[name] === undefined && other[name] === undefined
      ? {}
      : { [name]: (one[name] ?? 0) + (other[name] ?? 0) }
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    ...sum('cachedTokens'),
    ...sum('reasoningTokens'),
  }
}
