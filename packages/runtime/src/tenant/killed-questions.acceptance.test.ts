import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { verifyExport } from '@fcc/audit'
import { type AuditEntry, isFinal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { datedScenario, HASTY_TERMS } from '../testing/dated-scenario.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { ada, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'

const script = fileURLToPath(new URL('../testing/signing-process.test-support.ts', import.meta.url))
const ROUNDS = 3
const DAY_MS = 86_400_000

/** Signs in another process, whose clock is ahead by so much, and kills that after so many acts. */
async function signUntil(directory: string, aheadMs: number, acts: number): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', script, directory, String(aheadMs)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  let seen = 0
  child.stdout.on('data', (bytes: Buffer) => {
    seen += bytes.length
    if (seen >= acts) child.kill('SIGKILL')
  })
  expect(await ended).toEqual([null, 'SIGKILL'])
}

interface Told {
  readonly activity: string
  readonly decision: string
  readonly by?: { readonly id: string }
}

describe('questions whose processes are killed', { timeout: 600_000 }, () => {
  it('come to one outcome each, whoever signed with whichever clock', async () => {
    const directory = temporaryFolder()
    const plugins = [sample({ documents: datedScenario(HASTY_TERMS) })]
    const first = await openRuntime({ directory, store: 'sqlite', plugins })
    const starting = first.tenant('riverside').as(ada)
    await (await starting.start('dated', { note: 'x' })).finished()
    await first.close()

    for (let round = 0; round < ROUNDS; round += 1) {
      const acts = () => 10 + Math.floor(Math.random() * 40)
      await Promise.all([
        signUntil(directory, round * 1000 - 2000, acts()),
        signUntil(directory, 2000 - round * 1000, acts()),
      ])
    }

    const clock = () => Date.now() + DAY_MS
    const last = await openRuntime({ directory, store: 'sqlite', plugins, clock, recover: true })
    const session = last.tenant('riverside').as(ada)
    const ways: Record<string, number> = {}
    const runs = await session.runs({ limit: 1000 })
    for (const { id } of runs) {
      const run = await (await session.follow(id, { wait: true })).finished()
      expect(isFinal(run.state)).toBe(true)
      const { entries } = await session.explain(id)
      const of = (type: string): readonly Told[] =>
        entries
          .map(({ canonical }) => JSON.parse(canonical) as AuditEntry)
          .filter((entry) => entry.type === type)
          .map(({ data }) => data as unknown as Told)
      const decided = of('fcc.approval.decided')
      const asked = decided.map(({ activity }) => activity)
      expect(new Set(asked).size).toBe(asked.length)
      const { activity, decision } = decided.at(-1) as Told
      expect(run.state).toBe(decision === 'approved' ? 'completed' : 'rejected')
      const given = of('fcc.approval.given').filter((each) => each.activity === activity)
      const people = given.filter((each) => each.decision === 'approved').map(({ by }) => by?.id)
      expect(new Set(people).size).toBe(people.length)
      if (decision === 'approved') expect(people).toHaveLength(2)
      expect(of('fcc.visit.recorded').length).toBe(2)
      ways[`${decided.length} asked, ${decision}`] =
        (ways[`${decided.length} asked, ${decision}`] ?? 0) + 1
    }
    console.info(`after ${2 * ROUNDS} kills: ${JSON.stringify(ways)}`)
    expect(runs.length).toBeGreaterThan(ROUNDS)
    expect((await last.tenants.inspect('riverside')).problems).toEqual([])
    const { text, verifierKey } = await session.exportAudit()
    expect(verifyExport(Buffer.from(text), { key: verifierKey }).findings).toEqual([])
  })
})
