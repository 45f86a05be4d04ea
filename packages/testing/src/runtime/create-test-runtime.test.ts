import { createServer } from 'node:net'
import { gates, scorers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { makeToast, oven } from '../toys/toast.test-support.ts'
import { createTestRuntime } from './create-test-runtime.ts'
import { fake } from './fake.ts'

const byCaller = { stop: 'by-caller' } as const

/** What closing a runtime over a spoilt plugin complains of. */
async function leaksOf(during: Parameters<typeof makeToast>[0]): Promise<string> {
  const runtime = await createTestRuntime({ plugins: [makeToast(during)], ...byCaller })
  return runtime.close().then(
    () => 'nothing',
    (error: Error) => error.message,
  )
}

describe('a test runtime', () => {
  it('runs a scenario of the given plugin and hands out what was released', async () => {
    const { run } = await createTestRuntime({ plugins: [makeToast()] })
    const { record, outcome } = await run('breakfast', { bread: 'two slices' })
    expect(record).toMatchObject({ state: 'completed', reasons: [] })
    expect(await outcome('toast')).toBe('TWO SLICES')
  })

  it('hands out contributions by their whole id, and says what it has instead', async () => {
    const runtime = await createTestRuntime({ plugins: [makeToast()] })
    expect(runtime.contribution(scorers, 'toast/loudness').value.title).toBe('Share of capitals')
    expect(() => runtime.contribution(gates, 'toast/crips')).toThrow('Did you mean toast/crisp?')
  })

  it('gives the plugin its settings, and refuses wrong ones', async () => {
    const { run } = await createTestRuntime({
      plugins: [makeToast()],
      settings: { toast: { heat: 7 } },
    })
    const { record } = await run('breakfast', { bread: 'bread' })
    expect(record.state).toBe('completed')
    await expect(
      createTestRuntime({ plugins: [makeToast()], settings: { toast: { heat: 70 } }, ...byCaller }),
    ).rejects.toMatchObject({
      code: 'FCC_TESTING_PLUGIN_BROKEN',
      why: expect.stringMatching(
        /^The test runtime started with problems: FCC_SETTINGS_INVALID .*[^.]\.$/,
      ),
    })
  })

  it('puts fakes where services and contributions of others are needed', async () => {
    const degrees: number[] = []
    const eater = definePlugin({
      id: 'eater',
      needs: { oven },
      setup({ needs, contribute }) {
        degrees.push(needs.oven.degrees())
        contribute(gates, {
          id: 'eater/tasty',
          title: 'Tasty',
          threshold: 0.5,
          checks: [
            {
              id: 'taste',
              required: true,
              test: { kind: 'scorer', scorer: 'salt/taste', atLeast: 0 },
            },
          ],
        })
      },
    })
    const runtime = await createTestRuntime({
      plugins: [eater],
      fakes: [
        fake(oven, { degrees: () => 180 }),
        fake(scorers, {
          id: 'salt/taste',
          title: 'Taste',
          score: () => ({ kind: 'scored', value: 1, reason: 'salty' }),
        }),
      ],
    })
    expect(new Set(degrees)).toEqual(new Set([180]))
    expect(runtime.contribution(gates, 'eater/tasty').value.title).toBe('Tasty')
  })

  it('refuses a broken plugin with its diagnostics, or keeps them for a test that wants them', async () => {
    const broken = makeToast(() => {
      throw new Error('the oven is cold')
    })
    await expect(createTestRuntime({ plugins: [broken], ...byCaller })).rejects.toThrow(
      'FCC_SETUP_FAILED',
    )
    const kept = await createTestRuntime({ plugins: [broken], problems: 'keep' })
    expect(kept.diagnostics.map(({ code }) => code)).toContain('FCC_SETUP_FAILED')
  })

  it.each<[string, Parameters<typeof makeToast>[0], string]>([
    [
      'a timer that does not even hold the process',
      () => void setInterval(() => undefined, 60_000).unref(),
      'a timer (Timeout made at',
    ],
    [
      'a server',
      async () => {
        const server = createServer()
        await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
        setTimeout(() => server.close(), 2_000).unref()
      },
      'a handle (TCPSERVERWRAP',
    ],
    [
      'a listener of the process',
      () => {
        const forget = () => undefined
        process.on('SIGUSR2', forget)
        setTimeout(() => process.off('SIGUSR2', forget), 2_000)
      },
      'a listener (forget on process SIGUSR2)',
    ],
    [
      'a scope that does not close',
      ({ defer }) =>
        defer(() => {
          throw new Error('the door is stuck')
        }),
      'a scope (FCC_STOP_FAILED',
    ],
  ])('notices %s that is left open, and says where it was made', async (_, during, said) => {
    const complaint = await leaksOf(during)
    expect(complaint).toContain('FCC_TESTING_LEAK')
    expect(complaint).toContain(said)
    if (said.includes('made at')) expect(complaint).toContain('create-test-runtime.test.ts')
  })

  it('complains of nothing where everything is let go', async () => {
    const tidy = await leaksOf(({ defer }) => {
      const timer = setInterval(() => undefined, 60_000)
      defer(() => clearInterval(timer))
    })
    expect(tidy).toBe('nothing')
  })

  it('closes twice, and says once what was left', async () => {
    const runtime = await createTestRuntime({ plugins: [makeToast()], ...byCaller })
    await Promise.all([runtime.close(), runtime.close()])
    await runtime.close()
  })

  it('does not take one runtime’s timers for another’s', async () => {
    const messy = makeToast(({ defer }) => {
      const timer = setInterval(() => undefined, 60_000)
      defer(() => clearInterval(timer))
    })
    const [one, two] = [
      await createTestRuntime({ plugins: [messy], ...byCaller }),
      await createTestRuntime({ plugins: [messy], ...byCaller }),
    ]
    await one.close()
    await two.close()
  })
})

describe('outside of a test', () => {
  const early = createTestRuntime({ plugins: [makeToast()] }).then(
    () => 'made',
    (error: Error) => error.message,
  )

  it('a runtime that would stop itself is not made', async () => {
    expect(await early).toContain('FCC_TESTING_NOT_IN_A_TEST')
  })
})
