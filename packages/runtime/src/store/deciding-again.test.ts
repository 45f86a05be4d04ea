import type { AuditEntry, Decision } from '@fcc/contracts'
import { decideAgain } from '@fcc/governance'
import { readDecisions, type WrittenDecisions } from '@fcc/simulation'
import { describe, expect, it } from 'vitest'
import type { Runtime } from '../runtime.ts'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, grace, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'

/** Rules that fire, that stay quiet, that advise and that redact. */
const more = contributing(
  'more',
  `
constitution: more
title: More rules
rules:
  - id: no-words
    tier: mandatory
    at: [output, handoff, release]
    when: "findings.exists(f, f.category == 'secret/word')"
    remedy: redact
    say: Secret words are not handed on.
  - id: quiet
    tier: mandatory
    at: [run_input, prompt, tool_call, tool_result, output, artifact, handoff, release]
    when: "run.purpose == 'review' && persona.code == 'BLD'"
    say: Never here.
  - id: advice
    tier: preferred
    at: [artifact]
    when: "'secret' in labels"
    say: Look twice.
`,
)

/** Makes a run of each kind, and gives every decision that is stored of them. */
async function decisionsOf(runtime: Runtime): Promise<readonly Decision[]> {
  const session = runtime.tenant('riverside').as(ada)
  const officer = runtime.tenant('riverside').as(grace)
  const ids: string[] = []
  for (const [scenario, note] of [
    ['write', 'a SECRET word'],
    ['twice', 'a SECRET word, and more'],
    ['asked', 'SECRET and plain'],
    ['signed', 'plain'],
    ['write', 'NUCLEAR'],
  ] as const) {
    const handle = await session.start(scenario, { note })
    const run = await handle.finished()
    if (run.state === 'waiting') {
      await readAndAnswer(officer, run.id, { decision: 'approved' })
      await (await session.resume(run.id)).finished()
    }
    ids.push(run.id)
  }
  const waived = await session.start('write', { note: 'x' }, { labels: ['handled'] })
  await waived.finished()
  await readAndAnswer(officer, waived.id, { decision: 'waived', note: 'asked for' })
  await (await session.resume(waived.id)).finished()
  ids.push(waived.id)

  const all: Decision[] = []
  for (const id of ids) {
    const { run, visits, entries } = await session.explain(id)
    all.push(...visits.flatMap(({ decisions }) => decisions))
    const started = JSON.parse(entries[0]?.canonical ?? '') as AuditEntry
    const written = started.data as unknown as WrittenDecisions
    all.push(...readDecisions(written, run.envelope))
  }
  return all
}

describe('the decisions that are stored', () => {
  it.each(['memory', 'sqlite'] as const)(
    'in %s are decided again from their inputs, with the same result, quiet ones too',
    async (store) => {
      const runtime = await openRuntime({
        store,
        directory: temporaryFolder(),
        plugins: [sample(), more],
      })
      const decisions = await decisionsOf(runtime)
      const { governance } = runtime.tenant('riverside').model
      for (const decision of decisions) {
        expect(decision.inputs.length).toBeGreaterThan(0)
        expect(decideAgain(governance, decision.inputs)).toEqual(decision)
        for (const { content } of decision.inputs) expect(content).toMatch(/^[\w-]{43}$/)
      }
      const kinds = {
        quiet: decisions.filter(({ rules }) => rules.fired === 0).length,
        redacted: decisions.filter(({ inputs }) => inputs.length === 2).length,
        waived: decisions.filter(({ reasons }) => reasons.some(({ effect }) => effect === 'waived'))
          .length,
        halted: decisions.filter(({ decision }) => decision === 'halt').length,
      }
      for (const [kind, count] of Object.entries(kinds))
        expect([kind, count > 0]).toEqual([kind, true])
    },
  )

  it('say of other rules what those would have said', async () => {
    const runtime = await openRuntime({ plugins: [sample(), more] })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('twice', { note: 'a SECRET word' })
    await handle.finished()
    const { visits } = await session.explain(handle.id)
    const stricter = contributing(
      'stricter',
      `
constitution: stricter
title: Stricter
rules:
  - { id: no-secrets, tier: hard_stop, at: [handoff], when: "'secret' in labels", say: No secrets. }
`,
    )
    const other = await openRuntime({ plugins: [sample(), more, stricter] })
    const { governance } = other.tenant('riverside').model
    const handoffs = visits
      .flatMap(({ decisions }) => decisions)
      .filter(({ at }) => at === 'handoff')
    expect(handoffs.map(({ decision }) => decision)).toEqual(['allow'])
    const rehearsed = handoffs.map(({ inputs }) => decideAgain(governance, inputs))
    expect(rehearsed).toMatchObject([
      {
        decision: 'halt',
        reasons: expect.arrayContaining([expect.objectContaining({ rule: 'stricter/no-secrets' })]),
      },
    ])
  })
})
