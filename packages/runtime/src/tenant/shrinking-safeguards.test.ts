import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const rules = (...lines: readonly string[]) =>
  `constitution: g\ntitle: G\nrules:${lines.length === 0 ? ' []' : ''}\n${lines.map((line) => `  - ${line}\n`).join('')}`
const strict = '{ id: a, tier: hard_stop, at: [handoff], when: "\'handled\' in labels", say: No. }'
const kind = '{ id: b, tier: preferred, at: [handoff], text: Be kind. }'

/** Starts a tenant twice over one store, and says what keeps it from starting the second time. */
async function startTwice(
  first: HostParts,
  second: HostParts,
): Promise<readonly [state: string | undefined, why: string]> {
  const directory = first.directory ?? temporaryFolder()
  const before = await openRuntime({ directory, store: 'sqlite', ...first })
  expect(before.tenants.list()[0]?.state).toBe('ready')
  await before.close()
  const after = await openRuntime({ directory, store: 'sqlite', ...second })
  const [tenant] = after.tenants.list()
  return [
    tenant?.state,
    (tenant?.diagnostics ?? []).map(({ code, why }) => `${code} ${why}`).join(),
  ]
}

const withPlugin = (yaml: string): HostParts => ({
  plugins: [sample(), contributing('extra', yaml)],
})

describe('what governs a tenant', () => {
  it.each([
    ['a constitution that is emptied under the same id', rules(), 'a of constitutions/extra/g'],
    [
      'a rule that looks elsewhere',
      rules(strict.replace('handoff', 'release')),
      'a of constitutions/',
    ],
    [
      'a rule of a lower tier',
      rules(strict.replace('hard_stop', 'preferred')),
      'a of constitutions/',
    ],
    [
      'a rule with another predicate',
      rules(strict.replace("'handled' in labels", 'false')),
      'a of constitutions/',
    ],
    [
      'one more permit',
      `${rules(strict)}permits: [{ id: p, at: [egress], when: 'true' }]\n`,
      'permits of constitutions/',
    ],
  ])('is missed where a plugin has %s', async (_what, yaml, lost) => {
    const vertical = { kind: 'vertical' as const }
    const [state, why] = await startTwice(
      { plugins: [sample(), contributing('extra', rules(strict), vertical)] },
      { plugins: [sample(), contributing('extra', yaml, vertical)] },
    )
    expect(state).toBe('refused')
    expect(why).toContain('FCC_SAFEGUARD_LOST')
    expect(why).toContain(lost)
  })

  it.each([
    ['one more rule', rules(strict, kind)],
    [
      'another title and another word to people',
      rules(strict.replace('No.', 'Never.')).replace('title: G', 'title: H'),
    ],
  ])('may change by %s', async (_what, yaml) => {
    const [state] = await startTwice(withPlugin(rules(strict)), withPlugin(yaml))
    expect(state).toBe('ready')
  })

  it('is missed where a file of the tenant is taken away, until somebody accepts it', async () => {
    const directory = temporaryFolder()
    const file = join(directory, 'own.yaml')
    writeFileSync(file, rules(strict))
    const tenant = (constitutions: readonly string[]): HostParts => ({
      directory,
      tenants: { riverside: { governance: { constitutions, qualityGates: [] } } },
    })
    const [state, why] = await startTwice(tenant([file]), tenant([]))
    expect(state).toBe('refused')
    expect(why).toContain('constitutions/tenant/g of tenant')
    const refused = await openRuntime({ ...tenant([]), store: 'sqlite' })
    await expectCode('FCC_TENANT_REFUSED', () => refused.tenant('riverside'))
    expect(await refused.accept('riverside', ada)).toEqual(['constitutions/tenant/g'])
    await refused.close()
    const accepted = await openRuntime({ ...tenant([]), store: 'sqlite' })
    expect(accepted.tenants.list()[0]?.state).toBe('ready')
  })

  it('is missed where a file of the platform is taken away', async () => {
    const directory = temporaryFolder()
    writeFileSync(join(directory, 'platform.yaml'), rules(strict))
    const platform = (platformConstitutions: readonly string[]): HostParts => ({
      directory,
      config: { platformConstitutions },
    })
    const [state, why] = await startTwice(platform(['platform.yaml']), platform([]))
    expect(state).toBe('refused')
    expect(why).toContain('constitutions/host/g of host')
  })
})

describe('the advice about a lost safeguard', () => {
  it('is to select the plugin again where it is only not selected', async () => {
    const plugins = withPlugin(rules(strict)).plugins
    const directory = temporaryFolder()
    await (await openRuntime({ directory, store: 'sqlite', plugins })).close()
    const tenants = { riverside: { plugins: ['sample'] } }
    const less = await openRuntime({ directory, store: 'sqlite', plugins, tenants })
    const lost = less.tenants
      .list()[0]
      ?.diagnostics.find(({ code }) => code === 'FCC_SAFEGUARD_LOST')
    expect(lost?.fix).toMatch(/^Add extra to the plugins of tenant riverside again/)
    expect(lost?.fix).not.toContain('nstall')
  })

  it('is to install the plugin again where it is gone', async () => {
    const directory = temporaryFolder()
    await (await openRuntime({ directory, store: 'sqlite', ...withPlugin(rules(strict)) })).close()
    const less = await openRuntime({ directory, store: 'sqlite', plugins: [sample()] })
    const lost = less.tenants
      .list()[0]
      ?.diagnostics.find(({ code }) => code === 'FCC_SAFEGUARD_LOST')
    expect(lost?.fix).toMatch(/^Install extra again/)
  })
})
