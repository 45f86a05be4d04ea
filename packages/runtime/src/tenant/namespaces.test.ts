import type { CloudEvent } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../config/read-config.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const IRI = 'https://riverside.example/fcc/'

describe('the namespace of a tenant', () => {
  it('is in each entry that its directory, its keys and whoever accepts write, as it is then', async () => {
    const directory = temporaryFolder()
    const open = () => openRuntime({ store: 'sqlite', directory, tenants: { lakeside: {} } })
    const before = await open()
    const { lakeside } = before.config.tenants
    if (!lakeside) throw new Error('there is no tenant')
    await before.tenants.replace({ ...lakeside, namespace: IRI }, grace)
    await before.keys.rotate({ dataBefore: Date.UTC(2100, 0), tenant: 'lakeside' }, grace)
    await before.close()
    const runtime = await open()
    const entries = await runtime.tenant('lakeside').as(grace).entries({ limit: 1000 })
    const [first, ...after] = entries.map(({ entry }) => `${entry?.type} ${entry?.fccnamespace}`)
    expect(first).toBe('fcc.tenant.replaced urn:fcc:tenant:lakeside')
    expect(new Set(after)).toEqual(new Set([`fcc.keys.rotated ${IRI}`]))
  })

  it('is on each of its records, events and entries of runs, and on nobody else’s', async () => {
    const runtime = await openRuntime({ tenants: { riverside: { namespace: IRI }, lakeside: {} } })
    const of = async (tenant: string) => {
      const session = runtime.tenant(tenant).as(ada)
      const handle = await session.start('write', { note: 'hello' })
      const events: CloudEvent[] = []
      for await (const event of handle.events()) events.push(event)
      await session.createApiKey({ name: 'load', roles: [] })
      const entries = await runtime.tenant(tenant).as(grace).entries({ limit: 1000 })
      const others = entries.filter(({ entry }) => !envelopeOf(entry))
      const ofRun = entries.filter(({ entry }) => entry?.subject === handle.id)
      return {
        record: (await handle.record()).envelope.namespace,
        listed: (await session.runs()).map(({ envelope }) => envelope.namespace),
        events: [...new Set(events.map(({ fccnamespace }) => fccnamespace))],
        released: events.filter(({ type }) => type === 'fcc.artifact.released').length,
        entries: [...new Set(ofRun.map(({ entry }) => envelopeOf(entry)?.namespace))],
        others: [...new Set(others.map(({ entry }) => entry?.fccnamespace))],
        bare: entries.filter(({ entry }) => !envelopeOf(entry) && !entry?.fccnamespace),
      }
    }
    for (const [tenant, iri] of [
      ['riverside', IRI],
      ['lakeside', 'urn:fcc:tenant:lakeside'],
    ] as const) {
      expect(await of(tenant)).toEqual({
        ...{ record: iri, listed: [iri], events: [iri], released: 1, entries: [iri] },
        ...{ others: [iri], bare: [] },
      })
    }
  })

  it('is nobody else’s: not in fcc.yaml, and not of a tenant that is added', async () => {
    const yaml = (other: string) => `
tenants:
  riverside: { namespace: "${IRI}" }
  lakeside: ${other}
`
    const parse = (other: string) => parseConfig(yaml(other), '/srv/fcc.yaml')
    expect(parse('{ namespace: "https://lakeside.example/" }').tenants.lakeside?.namespace).toBe(
      'https://lakeside.example/',
    )
    for (const other of [`{ namespace: "${IRI}" }`, `{ tenant: { namespace: "${IRI}" } }`]) {
      const error = await expectCode('FCC_CONFIG_INVALID', () => parse(other))
      expect(error.why).toContain('tenant riverside has it already')
    }
    const runtime = await openRuntime({ tenants: { riverside: { namespace: IRI } } })
    const { riverside } = runtime.config.tenants
    if (!riverside) throw new Error('there is no tenant')
    const taken = { ...riverside, id: 'late' }
    await expectCode('FCC_TENANT_CONFIG', () => runtime.tenants.add(taken, grace))
    await runtime.tenants.add({ ...taken, namespace: 'urn:fcc:tenant:late' }, grace)
    await expectCode('FCC_TENANT_CONFIG', () => runtime.tenants.replace(taken, grace))
    const written = { ...taken, id: 'later', namespace: IRI.replace('https', 'HTTPS') }
    await expectCode('FCC_TENANT_CONFIG', () => runtime.tenants.add(written, grace))
  })

  it('stays that of a tenant that was added, as its id does, whatever is written into fcc.yaml later', async () => {
    const directory = temporaryFolder()
    const before = await openRuntime({ store: 'sqlite', directory })
    const { riverside } = before.config.tenants
    if (!riverside) throw new Error('there is no tenant')
    await before.tenants.add({ ...riverside, id: 'lakeside', namespace: IRI }, grace)
    await before.close()
    const tenants = { riverside: { namespace: IRI }, Lakeside: {}, meadow: {} }
    const after = await openRuntime({ store: 'sqlite', directory, tenants })
    expect(after.tenants.list().map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...['riverside refused', 'Lakeside refused', 'meadow ready', 'lakeside ready'],
    ])
    expect(after.diagnostics.map(({ code }) => code)).toContain('FCC_TENANT_CONFIG')
  })
})

function envelopeOf(entry: unknown): { readonly namespace?: string } | undefined {
  const { data } = entry as { readonly data?: { readonly envelope?: { namespace?: string } } }
  return data?.envelope
}
