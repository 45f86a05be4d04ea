import { RUN_COMMANDS, type RunCommand, type RunCommandKind } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import { sampleCommit, sampleDigest, sampleEntry, sampleRun, startRun } from './samples.ts'
import { tenantCase } from './store-subject.ts'

const run = sampleRun('r1')

const command = (
  kind: RunCommandKind,
  id: string = kind,
  changes: Partial<RunCommand> = {},
): RunCommand => ({
  id,
  run: 'r1',
  kind,
  by: { id: 'ann', kind: 'human', roles: ['operator'] },
  say: 'Month end.',
  at: '2026-01-02T03:04:05.000Z',
  digest: sampleDigest(id),
  ...changes,
})

/** What a run is commanded to do, until a commit carries it out. */
export const commandCases = [
  tenantCase('a command is kept with its entries, without the lease', async (tenant) => {
    await startRun(tenant, run)
    expect(await tenant.readCommands('r1')).toEqual([])
    const resume = command('resume', 'c1', { versions: { a: { pinned: '1.0.0', here: '1.0.1' } } })
    expect(await tenant.writeCommand(resume, [sampleEntry('e1', 'r1')])).toBe(true)
    expect(await tenant.readCommands('r1')).toEqual([resume])
    expect(await tenant.readEntries()).toHaveLength(1)
  }),

  tenantCase(
    'a second one of the same kind leaves nothing while the first is pending',
    async (tenant) => {
      await startRun(tenant, run)
      await tenant.writeCommand(command('cancel', 'c1'), [])
      const again = command('cancel', 'c2')
      expect(await tenant.writeCommand(again, [sampleEntry('e1', 'r1')])).toBe(false)
      expect(await tenant.readCommands('r1')).toEqual([command('cancel', 'c1')])
      expect(await tenant.readEntries()).toEqual([])
    },
  ),

  tenantCase(
    'a command for a run that is not there, or under an id that was used, is refused',
    async (tenant) => {
      await startRun(tenant, run)
      await startRun(tenant, sampleRun('r2'))
      await tenant.writeCommand(command('pause', 'c1'), [])
      const used = command('pause', 'c1', { run: 'r2' })
      await expectCode(tenant.writeCommand(used, []), 'FCC_STORE_DUPLICATE_ENTRY')
      const unknown = command('pause', 'c2', { run: 'r3' })
      await expectCode(tenant.writeCommand(unknown, []), 'FCC_STORE_UNKNOWN_RUN')
      expect(await tenant.readCommands('r2')).toEqual([])
    },
  ),

  tenantCase('the most urgent comes first, whenever it was written', async (tenant) => {
    await startRun(tenant, run)
    for (const kind of ['resume', 'pause', 'quarantine', 'cancel'] as const) {
      await tenant.writeCommand(command(kind), [])
    }
    const kinds = (await tenant.readCommands('r1')).map(({ kind }) => kind)
    expect(kinds).toEqual(RUN_COMMANDS)
  }),

  tenantCase('what a commit names is carried out and wanted no longer', async (tenant) => {
    const lease = await startRun(tenant, run)
    await tenant.writeCommand(command('pause', 'c1'), [])
    await tenant.commitVisit(lease, sampleCommit(run, 1))
    expect(await tenant.readCommands('r1')).toHaveLength(1)
    await tenant.commitVisit(lease, { ...sampleCommit(run, 2), commands: ['c1'] })
    expect(await tenant.readCommands('r1')).toEqual([])
    expect(await tenant.writeCommand(command('pause', 'c2'), [])).toBe(true)
  }),

  ...(['cancel', 'quarantine'] as const).map((kind) =>
    tenantCase(
      `a commit that does not carry out a ${kind} is refused, and leaves nothing`,
      async (tenant) => {
        const lease = await startRun(tenant, run)
        await tenant.writeCommand(command(kind, 'c1'), [])
        const visit = tenant.commitVisit(lease, sampleCommit(run, 1))
        await expectCode(visit, 'FCC_STORE_COMMANDED')
        expect((await tenant.readRun('r1'))?.head?.sequence).toBe(0)
        await tenant.commitVisit(lease, { ...sampleCommit(run, 1), commands: ['c1'] })
        await tenant.commitVisit(lease, sampleCommit(run, 2))
      },
    ),
  ),

  tenantCase('a run that has ended is commanded nothing', async (tenant) => {
    const lease = await startRun(tenant, run)
    await tenant.writeCommand(command('pause', 'c1'), [])
    await tenant.commitVisit(lease, sampleCommit({ ...run, state: 'completed' }, 1))
    expect(await tenant.readCommands('r1')).toEqual([])
    expect(await tenant.writeCommand(command('cancel', 'c2'), [])).toBe(false)
  }),
]
