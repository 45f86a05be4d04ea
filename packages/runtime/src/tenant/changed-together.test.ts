import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import type { Runtime } from '../runtime.ts'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const GUARD = `constitution: g
title: G
rules: [{ id: a, tier: hard_stop, at: [handoff], when: "'handled' in labels", say: No. }]
`
const plain = sample()
const guarded = contributing('extra', GUARD)
/** Nothing is taken over by looking now and then. */
const limits = {
  ...{ ...DEFAULT_LIMITS, pollMs: 10, directoryPollMs: 0 },
  processes: { ...DEFAULT_LIMITS.processes, changeLookMs: 20 },
}

/** A process that serves, and one that changes tenants, on one store. */
async function openTwo(serving: HostParts, changing: HostParts) {
  const directory = temporaryFolder()
  const tenants = { lakeside: { plugins: ['sample'] }, riverside: { plugins: ['sample'] } }
  const host = { directory, store: 'sqlite' as const, tenants, config: { limits } }
  const server = await openRuntime({ ...host, recover: true, ...serving })
  const changer = await openRuntime({ ...host, ...changing })
  return { host, server, changer }
}

const versions = ({ tenants }: Runtime) =>
  Object.fromEntries(tenants.list().map(({ id, version }) => [id, version]))
const changed = ({ config }: Runtime, plugins: readonly string[]) => {
  const { riverside } = config.tenants
  if (!riverside) throw new Error('There is no such tenant.')
  return { ...riverside, plugins }
}

describe('a change of a tenant of which a process cannot take its part', () => {
  it('changes nothing anywhere, and leaves no record of safeguards that nobody had', async () => {
    const both = { plugins: [plain, guarded] }
    const { host, server, changer } = await openTwo({ plugins: [plain] }, both)
    const { why } = await expectCode('FCC_CHANGE_REFUSED', () =>
      changer.tenants.replace(changed(changer, ['sample', 'extra']), ada),
    )
    expect(why).toContain('FCC_CHANGE_PLUGINS')
    expect(why).toContain('extra is not there, and 1.0.0 is wanted')
    for (const each of [server, changer]) {
      expect(versions(each)).toEqual({ lakeside: 0, riverside: 0 })
    }
    const later = await openRuntime({ ...host, plugins: [plain] })
    expect(later.tenants.list().map(({ state }) => state)).toEqual(['ready', 'ready'])
  })
})

describe('a change of a tenant of which a process reads something else in its file', () => {
  it('changes nothing anywhere: what is in a file would go before it', async () => {
    const tenants = { riverside: { plugins: ['sample'], name: 'Another' } }
    const { server, changer } = await openTwo({ tenants }, { plugins: [plain] })
    const { why } = await expectCode('FCC_CHANGE_REFUSED', () =>
      changer.tenants.replace({ ...changed(changer, ['sample']), name: 'R' }, ada),
    )
    expect(why).toContain('FCC_CHANGE_FILE')
    expect(versions(server)).toEqual({ riverside: 0 })
  })
})

describe('a change of a tenant that all processes can take', () => {
  it('is in force in each of them when whoever made it is answered', async () => {
    const both = { plugins: [plain, guarded] }
    const { host, server, changer } = await openTwo(both, both)
    await changer.tenants.replace(changed(changer, ['sample', 'extra']), ada)
    expect(versions(server)).toEqual({ lakeside: 0, riverside: 1 })
    const plugins = server.tenant('riverside').model.assembly.plan.order
    expect(JSON.stringify(plugins)).toContain('extra')
    // Its safeguards count from then on.
    const emptied = contributing('extra', 'constitution: g\ntitle: G\nrules: []\n')
    const later = await openRuntime({ ...host, plugins: [plain, emptied] })
    const codes = later.tenants.list().flatMap(({ diagnostics }) => diagnostics)
    expect(codes.map(({ code }) => code)).toContain('FCC_SAFEGUARD_LOST')
  })

  it('is one after the other where two processes change two tenants at once', async () => {
    const { server, changer } = await openTwo({ plugins: [plain] }, { plugins: [plain] })
    const { lakeside } = server.config.tenants
    if (!lakeside) throw new Error('There is no such tenant.')
    await Promise.all([
      changer.tenants.replace({ ...changed(changer, ['sample']), name: 'R' }, ada),
      server.tenants.replace({ ...lakeside, name: 'L' }, ada),
    ])
    await changer.tenants.refresh()
    for (const each of [server, changer]) {
      expect(versions(each)).toEqual({ lakeside: 1, riverside: 1 })
    }
  })

  it('is known everywhere at once where it is a removal', async () => {
    const { server, changer } = await openTwo({ plugins: [plain] }, { plugins: [plain] })
    await changer.tenants.remove('riverside', ada)
    expect(versions(server)).toEqual({ lakeside: 0 })
  })
})
