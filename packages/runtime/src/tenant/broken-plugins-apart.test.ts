import { type Persona, personas } from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { describe, expect, it } from 'vitest'
import type { GivenPlugin } from '../runtime.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { openRuntime } from '../testing/test-runtime.test-support.ts'

/** What is said of a tenant that has a broken plugin, and of its neighbour that has not. */
async function statesWith(broken: GivenPlugin): Promise<readonly string[]> {
  const runtime = await openRuntime({
    plugins: [sample(), broken],
    tenants: { healthy: { plugins: ['sample'] }, riverside: { plugins: ['sample', 'broken'] } },
  })
  return runtime.tenants.list().map(({ id, state, diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    return [id, state, ...new Set(errors.map(({ code }) => code))].join(' ')
  })
}

const making = (parts: Partial<Parameters<typeof definePlugin>[0]>): Plugin =>
  definePlugin({ id: 'broken', setup: () => undefined, ...parts })

/** A persona that is whole when it is first looked at, and never again. */
function faltering(): Persona {
  let looks = 0
  const riscear = {
    role: 'Tries.',
    inputs: [],
    style: 'Unsteady.',
    constraints: [],
    expectedOutput: [],
    archetype: 'The Stumbler',
    responsibilities: [],
    roleSkills: [],
    roleCollaborators: [],
    roleAdoptionChecklist: [],
  }
  return {
    ...{
      id: 'broken/FLT',
      code: 'FLT',
      name: 'Falterer',
      phase: 'Create',
      riscear,
      orchestrates: [],
    },
    ...{ roleTitle: 'Falterer', category: 'tests', color: '#aa5500' },
    get duties(): readonly string[] {
      looks += 1
      if (looks > 1) throw new Error('not again')
      return []
    },
  } as Persona
}

describe('a tenant with a broken plugin', () => {
  it('is refused where nobody foresaw in what way, and its neighbour runs', async () => {
    const plugin = making({ setup: ({ contribute }) => contribute(personas, faltering()) })
    expect(await statesWith(plugin)).toEqual([
      'healthy ready',
      'riverside refused FCC_TENANT_UNDECIDED',
    ])
  })

  it('is refused where the schema of its settings cannot be asked, and its neighbour runs', async () => {
    const plugin = making({ settings: { type: 'object' } as never })
    expect(await statesWith(plugin)).toEqual([
      'healthy ready',
      'riverside refused FCC_SETTINGS_INVALID',
    ])
  })

  it('is told of a plugin that the plan keeps out, though what is left is its neighbour’s', async () => {
    const plugin = making({})
    const found = deriveManifest(plugin)
    const manifest = { ...found.manifest, api: '^0.9.0', contributes: { detectors: ['broken/d'] } }
    expect(await statesWith({ plugin, found: { ...found, manifest, declared: true } })).toEqual([
      'healthy ready',
      'riverside refused FCC_SAFEGUARD_BROKEN',
    ])
  })
})
