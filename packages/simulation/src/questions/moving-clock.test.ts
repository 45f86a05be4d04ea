import { questionsOf } from '@fcc/contracts'
import {
  distinctSigners,
  escalatedActivity,
  outcomeSeat,
  type QuestionTerms,
  seatsOf,
} from '@fcc/contracts/questions'
import { FccError } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeOf, humanNode, ruleOf, skillNode } from '../testing/sample-plan.test-support.ts'
import { Crash, createWorld, type World } from '../testing/test-world.test-support.ts'

const terms = fc
  .record({
    expiresMs: fc.constantFrom(1000, 3000),
    quorum: fc.constantFrom(1, 2, 3),
    goesOn: fc.boolean(),
    remindEveryMs: fc.constantFrom(undefined, 400),
  })
  .map(({ goesOn, ...rest }) => ({
    ...rest,
    ...(goesOn ? { onExpiry: 'escalate' as const, escalateTo: ['chief'] } : {}),
  }))

const asks = fc.constantFrom('a step', 'an approval', 'a waiver')

const move = fc.oneof(
  fc.record({ move: fc.constant('pass' as const), ms: fc.integer({ min: -2500, max: 2500 }) }),
  fc.record({
    move: fc.constant('answer' as const),
    no: fc.integer({ min: 0, max: 5 }).map((at) => at === 0),
    by: fc.constantFrom('ann', 'ANN', 'bo', 'cy', 'dee'),
    onBehalfOf: fc.constantFrom(undefined, undefined, 'ann'),
  }),
  fc.record({
    move: fc.constant('work' as const),
    // The call at which the process dies; most do not come so far.
    call: fc.integer({ min: 1, max: 30 }),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
)

function worldOf(what: 'a step' | 'an approval' | 'a waiver', asked: QuestionTerms): World {
  if (what === 'a step') {
    const actor = { kind: 'human' as const, roles: ['reviewer'], ask: 'Good?', terms: asked }
    return createWorld({ nodes: [humanNode('sign', { actor })] })
  }
  const rule = { id: 'test/ask', when: "run.purpose == 'treatment'", terms: asked }
  const rules = [
    what === 'an approval'
      ? ruleOf({ ...rule, remedy: 'require_approval', approvableBy: ['reviewer'] })
      : ruleOf({ ...rule, waivableBy: ['reviewer'] }),
  ]
  const edges = [edgeOf('sign', 'check', ['sign'])]
  return createWorld({ nodes: [skillNode('sign'), skillNode('check')], edges, rules })
}

/** The answer is refused as a store refuses one; anything else is a fault. */
function tryAnswer(world: World, no: boolean, by: object, isWaiver: boolean): void {
  if (questionsOf(world.run).length === 0) return
  try {
    world.answer(no ? 'rejected' : isWaiver ? 'waived' : 'approved', by)
  } catch (error) {
    if (!FccError.is(error) || !error.code.startsWith('FCC_STORE_')) throw error
  }
}

async function work(world: World, crash: Parameters<World['ports']>[0]): Promise<void> {
  try {
    await world.step(world.ports(crash))
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

const isOutcome = (seat: string) => seat.endsWith('~outcome')

describe('a question that can expire', () => {
  it('comes to exactly one outcome, whenever processes die and however their clocks go', async () => {
    const came: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(
        asks,
        terms,
        fc.array(move, { maxLength: 25 }),
        async (what, asked, moves) => {
          const world = worldOf(what, asked)
          const seen = new Map<string, string>()
          const look = () => {
            for (const [seat, answer] of world.approvals) {
              const text = JSON.stringify(answer)
              expect(seen.get(seat) ?? text).toBe(text)
              seen.set(seat, text)
            }
          }
          for (const each of moves) {
            if (each.move === 'pass') world.pass(each.ms)
            else if (each.move === 'work') await work(world, { crash: each })
            else tryAnswer(world, each.no, each, what === 'a waiver')
            look()
          }
          for (let times = 0; times < 40 && !isOver(world); times += 1) {
            world.pass(500)
            await work(world, {})
            look()
          }
          const state = expectOneOutcome(world, asked)
          came[state] = (came[state] ?? 0) + 1
        },
      ),
      { numRuns: 400 },
    )
    // Each way that a question can go was met.
    expect(Object.keys(came).sort()).toEqual(['approved', 'expired', 'rejected'])
  })
})

const isOver = ({ run }: World) => run.state !== 'running' && run.state !== 'waiting'

function expectOneOutcome(world: World, { quorum = 1, escalateTo }: QuestionTerms): string {
  const asked = askedIn(world)
  const [first] = [...asked.keys()]
  expect(first).toBeDefined()
  const next = escalatedActivity(first ?? '')
  const names = [...asked.keys()]
  const kept = [...world.approvals].filter(([seat]) => isOutcome(seat))
  // Every question that was asked has one outcome, and nothing else has.
  expect(kept.map(([seat]) => seat).sort()).toEqual(
    names.map((activity) => outcomeSeat({ activity })).sort(),
  )
  let decided = ''
  for (const activity of names) {
    const until = Date.parse(asked.get(activity) ?? '')
    const outcome = world.approvals.get(outcomeSeat({ activity }))
    const answers = seatsOf({ activity, quorum }).flatMap((seat) => world.approvals.get(seat) ?? [])
    const yes = answers.filter(({ decision }) => decision !== 'rejected')
    expect(distinctSigners(answers)).toEqual(answers)
    for (const { at } of answers) expect(Date.parse(at)).toBeLessThan(until)
    decided = outcome?.decision ?? ''
    if (decided === 'expired') expect(Date.parse(outcome?.at ?? '')).toBeGreaterThanOrEqual(until)
    else if (decided === 'rejected') expect(yes.length).toBeLessThan(answers.length)
    else {
      expect(yes).toHaveLength(quorum)
      expect(Date.parse(outcome?.at ?? '')).toBeLessThan(until)
    }
    expect(activity === next).toBe(activity !== first)
  }
  // It goes to others exactly where it expired before the first.
  const isFirstExpired = world.approvals.get(outcomeSeat({ activity: first ?? '' }))?.decision
  expect(names.includes(next)).toBe(isFirstExpired === 'expired' && escalateTo !== undefined)
  const isYes = decided === 'approved' || decided === 'waived'
  expect(world.run.state).toBe(isYes ? 'completed' : 'rejected')
  expect(world.outcomes.filter(({ visit }) => visit?.node === 'sign')).toHaveLength(1)
  expectReminders(world)
  return isYes ? 'approved' : decided
}

/** The questions that were asked, in their order, and when each expires: that never changes. */
function askedIn(world: World): ReadonlyMap<string, string> {
  const asked = new Map<string, string>()
  for (const { run } of world.outcomes) {
    for (const { activity, deadline } of questionsOf(run)) {
      if (activity === undefined || !deadline) throw new Error('it was asked without a deadline')
      expect(asked.get(activity) ?? deadline.until).toBe(deadline.until)
      asked.set(activity, deadline.until)
    }
  }
  return asked
}

function expectReminders(world: World): void {
  const counted = new Map<unknown, number>()
  for (const { type, data } of world.outcomes.flatMap(({ entries }) => entries)) {
    if (type !== 'fcc.approval.reminded') continue
    const { activity, reminded } = data as { readonly activity: string; readonly reminded: number }
    expect(reminded).toBeGreaterThan(counted.get(activity) ?? 0)
    counted.set(activity, reminded)
  }
}
