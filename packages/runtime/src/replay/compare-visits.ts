import type { Decision, RunRecord, VisitRecord } from '@fcc/contracts'
import {
  readDecisions,
  type WrittenDecisions,
  writeDecisions,
  writeVisitDocument,
} from '@fcc/simulation'
import { textOf } from './compare-requests.ts'
import type { ReplayedDifference, ReplayedPart } from './run-replay.ts'

/** How a visit came out otherwise than it is recorded, its causes first; nothing where it is the same. Pure. */
export function compareVisits(
  run: RunRecord,
  then: VisitRecord,
  now: VisitRecord,
): readonly ReplayedDifference[] {
  const [before, after] = [writeVisitDocument(run, then), writeVisitDocument(run, now)]
  const differ = (...names: readonly (keyof typeof before)[]): boolean =>
    names.some((name) => textOf(before[name]) !== textOf(after[name]))
  const found: ReplayedDifference[] = []
  const add = (part: ReplayedPart, isOther: boolean, say: () => string): void => {
    if (isOther) found.push({ part, say: say() })
  }
  add('actor', differ('persona', 'personaName', 'actor', 'actedBy'), () => {
    const name = (visit: VisitRecord): string => `${visit.personaName}, by ${visit.actedBy}`
    return `made by ${name(now)} now, and by ${name(then)} when it was made`
  })
  add(
    'inputs',
    differ('inputs'),
    () => `given ${names(now.inputs)} now, and ${names(then.inputs)} when it was made`,
  )
  const decisions = decisionDifferences(then.decisions, kept(run, now.decisions))
  found.push(...decisions.map((say) => ({ part: 'decisions' as const, say })))
  const isOther = differ('outputs', 'says', 'unfinished')
  add('outputs', isOther, () => `it makes other bytes: ${otherNames(then, now)}`)
  // Where nothing that it was given differs, and nothing that was decided before it acted, it is the actor.
  const isOfActor = isOther && !found.some(({ part }) => part === 'actor' || part === 'inputs')
  const isAlone = isOfActor && !beforeActing(then, now)
  add('answer', isAlone, () => `${now.actedBy} was given the same and answers otherwise`)
  add(
    'issues',
    differ('issues'),
    () => `validators find ${now.issues.length} now, and found ${then.issues.length}`,
  )
  add('gates', differ('gates'), () => gateDifference(then, now))
  add('route', differ('route', 'startedAt', 'node', 'number'), () => {
    const way = ({ route }: VisitRecord): string => [route.kind, ...route.to].join(' ')
    return `it leads ${way(now)} now, and led ${way(then)}`
  })
  const isAll = textOf(comparable(before)) === textOf(comparable(after))
  add('visit', found.length === 0 && !isAll, () => 'its document differs')
  return found
}

/** Decisions with what a document keeps of them, and nothing else. */
function kept({ envelope }: RunRecord, decisions: readonly Decision[]): readonly Decision[] {
  const written = JSON.parse(JSON.stringify(writeDecisions(decisions))) as WrittenDecisions
  return readDecisions(written, envelope)
}

/**
 * Whether a replay ends with a visit that came out so. By the plan of today, rules that decide otherwise and
 * lead nowhere else do not end it: whoever tries a rule wants to see what it stops further on.
 */
export function isParting(
  differences: readonly ReplayedDifference[],
  { current }: { readonly current: boolean },
): boolean {
  const isDecidedOnly = differences.every(({ part }) => part === 'decisions')
  return differences.length > 0 && !(current && isDecidedOnly)
}

/**
 * A document without what is of the hour at which it was written, who watched, what was used up to then, and
 * calls that failed or were begun twice before the one that was answered.
 */
function comparable(document: ReturnType<typeof writeVisitDocument>) {
  const { endedAt: _, envelope: __, shown: ___, calls = [], ...rest } = document
  const answered = calls.filter(({ failure }) => failure === undefined)
  return { ...rest, calls: answered.map(({ repeated: ____, ...call }) => call) }
}

function decisionDifferences(
  then: readonly Decision[],
  now: readonly Decision[],
): readonly string[] {
  const says: string[] = []
  for (const [index, decision] of now.entries()) {
    const known = then[index]
    const name = `${decision.at} of ${decision.subject}`
    if (known === undefined) says.push(`${name} is decided, and was not then`)
    else if (known.at !== decision.at || known.subject !== decision.subject) {
      says.push(`${name} is decided where ${known.at} of ${known.subject} was`)
    } else if (known.decision !== decision.decision || rules(known) !== rules(decision)) {
      says.push(
        `${name}: ${decision.decision}${rules(decision)} now, and ${known.decision}${rules(known)} when it was made`,
      )
    } else if (known.inputs[0]?.content !== decision.inputs[0]?.content) {
      says.push(`${name} is about other content`)
    } else if (textOf(known) !== textOf(decision)) {
      says.push(`${name} is decided on other facts, labels or findings`)
    }
  }
  for (const { at, subject } of then.slice(now.length)) {
    says.push(`${at} of ${subject} was decided then, and is not now`)
  }
  return says
}

/** Whether anything that was decided of what it was to act on differs. */
function beforeActing(then: VisitRecord, now: VisitRecord): boolean {
  const asked = (decisions: readonly Decision[]) =>
    decisions
      .filter(({ at }) => at === 'prompt' || at === 'egress' || at === 'tool_call')
      .map(({ at, inputs }) => [at, inputs[0]?.content])
  return textOf(asked(then.decisions)) !== textOf(asked(now.decisions))
}

const rules = ({ reasons }: Decision): string =>
  reasons.length === 0 ? '' : ` by ${reasons.map(({ rule }) => rule).join(', ')}`

function names(references: readonly { readonly name: string; readonly address: string }[]): string {
  return (
    references.map(({ name, address }) => `${name} ${address.slice(0, 8)}`).join(', ') || 'nothing'
  )
}

function otherNames(then: VisitRecord, now: VisitRecord): string {
  const known = new Map(then.outputs.map((output) => [output.name, output]))
  const changed = now.outputs.filter(({ name, address, labels, mediaType }) => {
    const before = known.get(name)
    return (
      textOf([before?.address, before?.labels, before?.mediaType]) !==
      textOf([address, labels, mediaType])
    )
  })
  const gone = then.outputs.filter(
    ({ name }) => !now.outputs.some((output) => output.name === name),
  )
  const all = [...changed, ...gone].map(({ name }) => name)
  return all.length > 0 ? all.join(', ') : 'what it says of them'
}

function gateDifference(then: VisitRecord, now: VisitRecord): string {
  const scores = ({ gates }: VisitRecord): string =>
    gates
      .map(
        ({ gate, passed, score }) =>
          `${gate} ${passed ? 'passed' : 'not passed'} at ${score ?? 'no score'}`,
      )
      .join(', ') || 'no gate'
  return `${scores(now)} now; ${scores(then)} when it was made`
}
