import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../testing/hostile-host.test-support.ts', import.meta.url))

interface Ended {
  readonly code: number
  readonly said: {
    readonly first: string
    readonly second: string
    readonly heard: readonly string[]
    readonly said: readonly string[]
    readonly refinements: number
  }
  readonly stderr: string
}

/** A host with a plugin that does this, in a process of its own. */
function host(what: string): Promise<Ended> {
  const words = ['--conditions=source', '--disable-warning=ExperimentalWarning', program, what]
  return new Promise((resolve) => {
    execFile(process.execPath, words, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 0
      resolve({ code, said: JSON.parse(stdout || '{}'), stderr })
    })
  })
}

describe('a plugin that throws where nobody waits', () => {
  it.each([
    ['a promise that its skill does not await', 'rejects'],
    ['a timer of its skill', 'throws'],
  ])('by %s fails the run that called it, and the others run', async (_what, plugin) => {
    const { code, said } = await host(plugin)
    expect(code).toBe(0)
    expect(said.first).toMatch(/^failed .*FCC_PLUGIN_DETACHED_ERROR/)
    expect(said.first).not.toContain('hello')
    expect(said.second).toMatch(/^failed .*FCC_PLUGIN_DETACHED_ERROR/)
  })

  it('once its run has ended keeps neither the process nor another run from continuing', async () => {
    const { code, said } = await host('later')
    expect([code, said.first, said.second]).toEqual([0, 'completed', 'completed'])
  })

  it('is not mistaken for the host, whose own rejection still ends the process', async () => {
    const { code, stderr } = await host('host rejects')
    expect(code).toBe(1)
    expect(stderr).toContain('of the host')
  })
})

describe('a plugin that ends the process', () => {
  it.each(['exits', 'exits later'])(
    '%s: with a code that is not 0, and by its name',
    async (what) => {
      const { code, stderr } = await host(what)
      expect(code).toBe(70)
      expect(stderr).toContain('FCC_PLUGIN_EXIT  The plugin hostile ended the process with code 0')
      expect(stderr).toMatch(/hostile-host\.test-support\.ts:\d+/)
    },
  )
})

describe('a schema of settings', () => {
  it('that throws asynchronously refuses its tenant once, and nothing else', async () => {
    const { code, said } = await host('refuses asynchronously')
    expect([code, said.first, said.second]).toEqual([0, 'refused', 'completed'])
    expect(said.said.filter((each) => each === 'FCC_SETTINGS_INVALID')).toHaveLength(1)
    expect(said.refinements).toBe(1)
  })

  it('that never settles refuses its tenant after the limit, and nothing else', async () => {
    const { code, said } = await host('never settles')
    expect([code, said.first, said.second]).toEqual([0, 'refused', 'completed'])
    expect(said.said).toContain('FCC_SETTINGS_INVALID')
  })
})
