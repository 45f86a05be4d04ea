import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Diagnostic } from '@fcc/plugin-api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const twoTenants = `tenants:
  riverside: { name: Riverside Hospital, plugins: [fcc-healthcare] }
  meadow: { plugins: [core-catalog, provider-deterministic] }
`
let project: TestProject

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: { 'fcc.yaml': twoTenants, 'brief.md': '# A shed\n\nForty tools.\n' },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface List {
  readonly items: readonly { readonly id: string; readonly detail: string }[]
}
const list = async (kind: string, tenant = 'riverside') =>
  (await project.json<List>('list', kind, '--tenant', tenant)).items.map(({ id }) => id)

describe('fcc list', () => {
  it('lists what a tenant has, and not what another has', async () => {
    expect(await list('personas')).toContain('fcc-healthcare/CDS')
    const others = await list('personas', 'meadow')
    expect(others).toHaveLength(102)
    expect(others.filter((id) => !id.startsWith('core-catalog/'))).toEqual([])
  })

  it.each([
    ['workflows', 'core-catalog/base-sequence'],
    ['scenarios', 'core-catalog/GEN-001'],
    ['gates', 'core-catalog/QG-RC-001'],
    ['constitutions', 'fcc-healthcare/hipaa'],
    ['facts', 'clock.hour'],
    ['detectors', 'fcc-healthcare/phi'],
    ['providers', 'provider-deterministic/deterministic'],
    ['plugins', 'core-catalog'],
    ['tenants', 'meadow'],
    ['skills', 'fcc-healthcare/attest'],
    ['templates', 'fcc-healthcare/release-packet'],
    ['labels', 'fcc-healthcare/phi'],
    ['validators', 'fcc-healthcare/icd-10-cm'],
    ['scorers', 'fcc-healthcare/proven-share'],
  ])('lists %s', async (kind, expected) => {
    expect(await list(kind)).toContain(expected)
  })

  it('says the layer of each constitution', async () => {
    const { items } = await project.json<List>('list', 'constitutions', '--tenant', 'riverside')
    expect(items.map(({ id, detail }) => [id, detail.split(' ')[0]])).toEqual([
      ['core-catalog/standard', 'platform'],
      ['fcc-healthcare/hipaa', 'vertical'],
    ])
  })

  it('says with --why which package and line a thing comes from', async () => {
    const { out } = await project.fcc('list', 'personas', '--why', '--tenant', 'meadow')
    expect(out).toMatch(/core-catalog\/RC .*@fcc\/plugin-core-catalog@\S+\) personas\/rc\.yaml:1/)
  })

  it('says which kind was meant where a word is none', async () => {
    const { code, err } = await project.fcc('list', 'perosnas', '--tenant', 'meadow')
    expect(code).toBe(2)
    expect(err).toMatch(/Allowed choices are .*\. Did you mean personas\?/)
  })

  it('takes one of a kind, and capitals, for the kind', async () => {
    const written = await Promise.all(
      ['persona', 'Personas', 'gate', 'Gates'].map((kind) => list(kind)),
    )
    const [personas, , gates] = written
    expect(written).toEqual([personas, personas, gates, gates])
    expect(personas).toContain('fcc-healthcare/CDS')
    expect(gates).toContain('core-catalog/QG-RC-001')
  })

  it('needs the tenant to be named where there are several', async () => {
    const { code, err } = await project.fcc('list', 'personas')
    expect([code, err.split('\n')[0]]).toEqual([2, 'FCC_CLI_TENANT_NEEDED'])
  })
})

describe('fcc plan', () => {
  it('shows what a run would do without doing it', async () => {
    const { out, code } = await project.fcc(
      ...['plan', 'deidentify-and-release', '--tenant', 'riverside'],
    )
    expect(code).toBe(0)
    expect(out).toContain('attest ↺ deidentify')
    expect(out).toMatch(
      /note +text\/plain +clinical +phi +required +at most 10 MiB +A clinical note as it was written\.\n/,
    )
    expect(out).toContain('release-packet  through no-residual-identifiers  lowers phi')
    expect((await project.fcc('runs', '--tenant', 'riverside')).out).toContain('There are no runs.')
  })

  it('shows which plugins start, in which order, and which not', async () => {
    const plan = await project.json<{
      readonly order: readonly { readonly id: string }[]
      readonly skipped: readonly { readonly id: string }[]
    }>('plan', '--tenant', 'meadow')
    expect(plan.order.map(({ id }) => id)).toEqual(['core-catalog', 'provider-deterministic'])
    expect(plan.skipped.map(({ id }) => id)).toContain('fcc-healthcare')
  })

  it('ends with 2 for a scenario that is not there', async () => {
    for (const argv of [
      ['plan', 'GEN-01'],
      ['run', 'GEN-01', '--input', 'brief.md'],
    ]) {
      const { code, err } = await project.fcc(...argv, '--tenant', 'meadow')
      expect([code, err.split('\n')[0]]).toEqual([2, 'FCC_SCENARIO_UNKNOWN'])
      expect(err).toContain('Did you mean core-catalog/GEN-001 or ')
    }
    const { err } = await project.fcc('plan', 'nothing', '--tenant', 'meadow')
    expect(err).toContain('Tenant meadow has no scenario nothing.\n')
  })
})

describe('fcc doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { code, out } = await project.fcc('doctor')
    expect([code, out.includes('0 errors, 0 warnings.')]).toEqual([0, true])
    expect(out).toContain('meadow (meadow) is ready')
  })

  it('says of a scenario whose workflow or gate was refused that this is why', async () => {
    project.write(
      'refused.yaml',
      'scenario: tell\ntitle: Tell\npurposes: [drafting]\ninput: { note: { type: text } }\nworkflow: telling\n---\nworkflow: telling\nstart: a\nnodes: [{ id: a, persona: RC, action: document, prodces: x }]\n',
    )
    project.write(
      'refusing.yaml',
      'tenants:\n  meadow: { personas: { sources: [refused.yaml] }, plugins: [core-catalog, provider-deterministic] }\n',
    )
    const { diagnostics } = await project.json<{ readonly diagnostics: readonly Diagnostic[] }>(
      ...['doctor', '--config', 'refusing.yaml'],
    )
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors.map((each) => each.code)).toEqual([
      'FCC_CATALOGUE_INVALID',
      'FCC_LINK_DROPPED_REFERENCE',
    ])
    expect(errors[1]?.why).toMatch(/telling of workflows was dropped, and .*tell of scenarios/)
  })

  it('shows every problem at once, each with its place and its fix, and ends with 2', async () => {
    project.write(
      'typo.yaml',
      'constitution: local\ntitle: Local\nrules:\n  - id: nights\n    tier: mandatory\n    at: [handoff]\n    when: clok.hour > 20\n',
    )
    project.write(
      'broken.yaml',
      'tenants:\n  meadow: { governance: { constitutions: [typo.yaml] }, plugins: [core-catalog, nowhere] }\n',
    )
    const { code, diagnostics } = await project.json<{
      readonly diagnostics: readonly Diagnostic[]
    }>(...['doctor', '--config', 'broken.yaml'])
    expect(code).toBe(2)
    const codes = diagnostics.map((each) => each.code)
    expect(codes).toEqual(
      expect.arrayContaining(['FCC_PLUGIN_MISSING', 'FCC_CONSTITUTION_UNKNOWN_FACT']),
    )
    const typo = diagnostics.find((each) => each.code === 'FCC_CONSTITUTION_UNKNOWN_FACT')
    expect(typo?.place).toMatchObject({ file: 'typo.yaml', line: 7 })
  })

  it('shows a configuration that cannot be read as an error message with line and column', async () => {
    project.write('wrong.yaml', 'tenant: { id: a }\nplugns: []\n')
    const { code, out } = await project.fcc('doctor', '--config', 'wrong.yaml')
    expect(code).toBe(2)
    expect(out).toMatch(/FCC_CONFIG_INVALID {2}wrong\.yaml:2:\d/)
  })
})

describe('who provides what, and who decided what', () => {
  interface Doctor {
    readonly plugins: readonly {
      readonly id: string
      readonly state: string
      readonly tenants: readonly string[]
      readonly setupMs: number
    }[]
    readonly settings: readonly { readonly path: string; readonly source: string }[]
    readonly diagnostics: readonly Diagnostic[]
  }
  const tenants = (plugins: string) => `tenants:
  meadow: { plugins: [${plugins}], settings: { detectors-common: { threshold: 0.5 } } }
  clinic: { plugins: [fcc-healthcare] }
store: { use: memory }
`

  it('is told by doctor: each plugin with its tenants and its times, no tenant’s choice as a fault', async () => {
    project.write('both.yaml', tenants('core-catalog, provider-deterministic, detectors-common'))
    const { code, plugins, diagnostics } = await project.json<Doctor>(
      ...['doctor', '--config', 'both.yaml'],
    )
    expect(code).toBe(0)
    const stateOf = (id: string) => plugins.find((plugin) => plugin.id === id)
    expect(stateOf('fcc-healthcare')).toMatchObject({ state: 'ready', tenants: ['clinic'] })
    expect(stateOf('core-catalog')?.tenants).toEqual(['meadow', 'clinic'])
    for (const { setupMs } of plugins) expect(setupMs).toBeGreaterThanOrEqual(0)
    const ids = plugins.map(({ id }) => id)
    expect(ids.indexOf('core-catalog')).toBeLessThan(ids.indexOf('fcc-healthcare'))
    expect(diagnostics.map((each) => each.code)).not.toContain('FCC_PLAN_NOT_SELECTED')
  })

  it('is told once of a plugin that nobody has', async () => {
    project.write('none.yaml', 'tenants: { meadow: { plugins: [core-catalog] } }\n')
    const { plugins, diagnostics } = await project.json<Doctor>(
      ...['doctor', '--config', 'none.yaml'],
    )
    expect(plugins.find(({ id }) => id === 'fcc-healthcare')?.state).toBe('not-selected')
    const told = diagnostics.filter(({ pluginId }) => pluginId === 'fcc-healthcare')
    expect(told.map(({ why }) => why)).toEqual([
      'fcc-healthcare is installed, and no tenant selects it.',
    ])
  })

  it.each(['fcc-healthcare, core-catalgo', 'core-catalgo'])(
    'is told of a missing plugin in %s once, and not to select another',
    async (plugins) => {
      project.write(
        'part.yaml',
        `tenants:\n  clinic: { plugins: [${plugins}] }\n  meadow: { plugins: [core-catalog] }\nstore: { use: memory }\n`,
      )
      const { diagnostics } = await project.json<Doctor>('doctor', '--config', 'part.yaml')
      expect(diagnostics.map((each) => each.code)).toEqual(['FCC_PLUGIN_MISSING'])
      expect(diagnostics[0]?.why).toContain('Did you mean core-catalog?')
    },
  )

  it('is told of every setting, by doctor of those that somebody gave', async () => {
    const { out } = await project.fcc('doctor', '--config', 'both.yaml')
    expect(out).toMatch(/detectors-common\.threshold +0\.5 +both\.yaml:2:\d+, of the tenant/)
    expect(out).not.toContain('limits.max_visits')
    const all = await project.fcc('list', 'settings', '--tenant', 'clinic', '--config', 'both.yaml')
    expect(all.out).toMatch(/store\.use +"memory" +both\.yaml:4:\d+, for all tenants/)
    expect(all.out).toMatch(/limits\.max_visits +200 +default/)
    expect(all.out).toMatch(/threshold +0\.4 +default of @fcc\/plugin-detectors-common/)
    expect(all.out).not.toContain('tenants.meadow')
  })

  it('hides what may be secret', async () => {
    project.write(
      'secret.yaml',
      'tenants: { meadow: { namespace: "https://ada:hush@meadow.example.org/" } }\nstore: { use: memory }\n',
    )
    for (const argv of [['doctor'], ['list', 'settings'], ['doctor', '--json']]) {
      const { out } = await project.fcc(...argv, '--config', 'secret.yaml')
      expect(out).toContain('‹hidden›')
      expect(out).not.toContain('hush')
    }
  })

  it('is told by plan, with the times of this start and what the tenant does not select', async () => {
    const { out } = await project.fcc('plan', '--tenant', 'meadow', '--config', 'both.yaml')
    expect(out).toMatch(/1 +core-catalog .*set up in [\d.]+ m?s/)
    expect(out).toContain('It is installed, and meadow does not select it.')
  })

  it('is told of facts that no plugin contributes, the runtime’s and those of label schemes', async () => {
    const { out } = await project.fcc(
      'list',
      'facts',
      '--tenant',
      'clinic',
      '--config',
      'both.yaml',
    )
    expect(out).toMatch(/run\.purpose +string +of the runtime · a purpose: /)
    expect(out).toMatch(/findings +list<finding> +of the runtime/)
    expect(out).toMatch(/phi\.level +int +of the label scheme fcc-healthcare\/phi/)
  })
})

describe('a safeguard that is gone', () => {
  it('keeps its tenant from starting until somebody accepts that', async () => {
    const config = (plugins: string): void =>
      project.write(
        'shrunk.yaml',
        `tenants:\n  clinic: { plugins: [${plugins}] }\nstore: { directory: shrunk }\n`,
      )
    const runs = () => project.fcc('runs', '--config', 'shrunk.yaml')
    config('fcc-healthcare')
    expect((await runs()).code).toBe(0)
    config('core-catalog, provider-deterministic')
    const refused = await runs()
    expect([refused.code, refused.err.split('\n')[0]]).toEqual([2, 'FCC_TENANT_REFUSED'])
    expect(refused.err).toContain('FCC_SAFEGUARD_LOST')
    const accepted = await project.json<{ readonly lost: readonly string[] }>(
      ...['accept', '--config', 'shrunk.yaml', '--as', 'ada:operator'],
    )
    expect(accepted.lost).toContain('constitutions/fcc-healthcare/hipaa')
    expect((await runs()).code).toBe(0)
  })
})

describe('the audit log', () => {
  const tenant = ['--tenant', 'meadow']

  it('is exported, verified with its key, and found out when it was changed', async () => {
    await project.fcc('run', 'GEN-001', '--input', 'brief.md', ...tenant)
    const exported = await project.json<{ readonly verifierKeyFile: string }>(
      ...['audit', 'export', '-o', 'audit.jsonl', ...tenant],
    )
    const verify = (...more: readonly string[]) =>
      project.fcc('audit', 'verify', 'audit.jsonl', ...more)
    const verified = await verify('--key', exported.verifierKeyFile)
    expect([verified.code, verified.out.split('  ')[0]]).toEqual([0, 'VERIFIED'])
    const unsigned = await verify()
    expect([unsigned.code, unsigned.out.split('  ')[0]]).toEqual([1, 'SIGNER NOT ESTABLISHED'])
    const file = project.path('audit.jsonl')
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text.replace('"purpose":"product-documentation"', '"purpose":"product-documentatiom"'),
    )
    const changed = await verify('--key', exported.verifierKeyFile, '--json')
    expect([changed.code, JSON.parse(changed.out).verdict]).toEqual([1, 'failed'])
  })

  it('goes to standard output as it is, where no file is named', async () => {
    const { out, code } = await project.fcc('audit', 'export', ...tenant)
    expect(code).toBe(0)
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({ tenant: 'meadow' })
  })

  it.each([
    [['audit', 'verify', 'gone.jsonl'], 'FCC_CLI_FILE_MISSING'],
    [['audit', 'verify', 'brief.md', '--since', 'gone.txt'], 'FCC_CLI_FILE_MISSING'],
    [['audit', 'verify', 'brief.md', '--key', 'no key at all'], 'FCC_CLI_VERIFY'],
  ])('%j ends with 2 and %s', async (argv, expected) => {
    const { code, error } = await project.json<{ readonly error: Diagnostic }>(...argv)
    expect([code, error.code]).toEqual([2, expected])
  })
})

describe('fcc explain, without a run,', () => {
  const explain = (...argv: readonly string[]) =>
    project.fcc('explain', '--config', 'newest.yaml', ...argv)

  it('explains the newest one and says which that is, and says where there is none', async () => {
    project.write('newest.yaml', 'tenants: { meadow: {} }\nstore: { directory: newest }\n')
    const none = await explain()
    expect([none.code, none.err.split('\n')[0]]).toEqual([2, 'FCC_CLI_NO_RUNS'])
    const ids: string[] = []
    for (const purpose of ['training', 'product-documentation']) {
      const { run } = await project.json<{ readonly run: { readonly id: string } }>(
        ...['run', 'GEN-001', '--input', 'brief.md', '--config', 'newest.yaml'],
        ...['--purpose', purpose],
      )
      ids.push(run.id)
    }
    const { code, out } = await explain()
    expect(code).toBe(0)
    expect(out.split('\n')[1]).toBe(`  The newest run of meadow, ${ids[1]}`)
    expect(out).toContain(`run ${ids[1]}`)
    expect((await explain(ids[0] ?? '')).out).not.toContain('The newest run')
    const { run } = await project.json<{ readonly run: { readonly id: string } }>(
      ...['explain', '--config', 'newest.yaml'],
    )
    expect(run.id).toBe(ids[1])
  })
})

describe('fcc shred', () => {
  const shred = () => project.fcc('shred', 'shed-7', '--tenant', 'meadow')

  it('makes what was sealed for a subject unreadable, and says when there was nothing', async () => {
    expect((await shred()).code).toBe(1)
    const { run } = await project.json<{ readonly run: { readonly id: string } }>(
      ...['run', 'GEN-001', '--input', 'brief.md', '--tenant', 'meadow'],
      ...['--subject', 'shed-7', '--idempotency-key', 'shed'],
    )
    const { code, out } = await shred()
    expect([code, out]).toEqual([0, expect.stringContaining('destroyed')])
    const again = await project.fcc(
      ...['run', 'GEN-001', '--input', 'brief.md', '--tenant', 'meadow'],
      ...['--subject', 'shed-7', '--idempotency-key', 'shed', '--out', 'again'],
    )
    expect(again.err).toContain('FCC_SEALING_SHREDDED')
    expect(existsSync(project.path('again', 'runbook.md'))).toBe(false)
    expect((await project.fcc('explain', run.id, '--tenant', 'meadow')).code).toBe(0)
  })
})
