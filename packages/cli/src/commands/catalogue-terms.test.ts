import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gardenCatalogue, promptLog } from '../fixtures/garden.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeEach(() => vi.stubEnv('NODE_OPTIONS', '--conditions=source'))
afterEach(() => {
  project.remove()
  vi.unstubAllEnvs()
})

const withFiles = (files: Readonly<Record<string, string>>): void => {
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog'],
    files: {
      'fcc.yaml': 'tenant: { id: garden }\npersonas: { sources: [own] }\n',
      ...files,
    },
  })
}

const keeper = (code: string, more: string): string =>
  (gardenCatalogue().split('---\n')[0] ?? '')
    .replace('persona: GK', `persona: ${code}`)
    .replace('riscear:', `${more}\nriscear:`)

describe('what a tenant says of its personas', () => {
  it('is refused for a tag that nobody has, with the place and the tag that was meant', async () => {
    withFiles({ 'own/gk.yaml': keeper('GK', 'tags: [goverance-compliance]') })
    const { code, err } = await project.fcc('list', 'personas')
    expect(code).not.toBe(0)
    expect(err).toContain('FCC_PERSONA_TERM_UNKNOWN')
    expect(err).toMatch(/own\/gk\.yaml:1/)
    expect(err).toContain('Did you mean governance-compliance?')
  })

  it('is refused for champions in a circle, and for a relation of one side, each with its place', async () => {
    withFiles({
      'own/a.yaml': keeper('GA', 'champion_of: GB'),
      'own/b.yaml': keeper('GB', 'orchestrates: [GA]\nrelations: [{ to: GA, type: handoff }]'),
    })
    const { code, err } = await project.fcc('list', 'personas')
    expect(code).not.toBe(0)
    for (const what of ['FCC_PERSONA_CIRCLE', 'FCC_PERSONA_ONE_SIDED']) expect(err).toContain(what)
    expect(err).toMatch(/own\/a\.yaml:1/)
    expect(err).toMatch(/own\/b\.yaml:1/)
  })

  it('is refused for 10,000 personas before one of them is read, and says what to do', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `persona: G${index}\n`).join('---\n')
    withFiles({ 'own/many.yaml': many })
    const { code, err } = await project.fcc('list', 'personas')
    expect(code).not.toBe(0)
    expect(err).toContain('FCC_CATALOGUE_TOO_MANY')
    expect(err).toContain('about 10000 documents, and 2000 may be read')
    expect(err).not.toContain('FCC_CATALOGUE_INVALID')
    project.write(
      'fcc.yaml',
      'tenant: { id: garden }\npersonas: { sources: [own] }\nlimits: { max_tenant_documents: 20000 }\n',
    )
    project.write('own/many.yaml', keeper('GK', ''))
    expect((await project.fcc('list', 'personas')).code).toBe(0)
  })
})

describe('vocabularies of a tenant', () => {
  const own =
    'vocabulary: house\ntitle: House words\nterms:\n  - { term: runbook, definition: A book about running. }\n  - { term: mulch, definition: What covers the soil. }\n'

  it('are listed and shown beside those of packages; a name with two meanings is told and refuses nothing', async () => {
    withFiles({ 'own/words.yaml': own })
    const { code, out } = await project.fcc('list', 'vocabularies', '--why')
    expect(code).toBe(0)
    expect(out).toMatch(/tenant\/house +House words +language · 2 terms/)
    expect(out).toContain('FCC_VOCABULARY_CONFLICT')
    expect(out).toContain(
      'core-catalog/working-terms and tenant/house mean different things by "runbook"',
    )
    const shown = await project.fcc('show', 'vocabulary', 'house')
    expect(shown.out).toMatch(/mulch +– What covers the soil\./)
  })
})

describe('the words of a tenant', () => {
  const words =
    'vocabulary: house\ntitle: House words\nterms:\n  - { term: mulch, definition: What covers the soil. }\n'
  const gate = '---\ngate: garden\ntitle: g\nthreshold: 1\nchecks:\n'

  const run = (id: string, brief: string) => {
    project.write('node_modules/prompt-log/prompts.txt', '')
    project.write('sketch.md', brief)
    return project.fcc('run', 'plan-garden', '--input', 'sketch.md', '--tenant', id)
  }
  const prompt = () =>
    readFileSync(project.path('node_modules', 'prompt-log', 'prompts.txt'), 'utf8')

  it('are told to a model where the brief names them, counted by its gate, and known to nobody else', async () => {
    const plan = gardenCatalogue()
      .split('---\n')
      .filter((each) => !each.startsWith('gate:'))
      .join('---\n')
    const counted = '  - { id: words, required: true, content: { terms: { vocabulary: house } } }\n'
    const plain = '  - { id: beds, content: { section: Bed plan } }\n'
    project = createTestProject({
      dependencies: [
        '@fcc/plugin-core-catalog',
        '@fcc/plugin-provider-deterministic',
        'prompt-log',
      ],
      files: {
        'fcc.yaml':
          'tenants:\n  own: { personas: { sources: [own] } }\n  other: { personas: { sources: [other] } }\n',
        'own/plan.yaml': `${plan}${gate}${counted}`,
        'own/words.yaml': words,
        'other/plan.yaml': `${plan}${gate}${plain}`,
        'sketch.md': '',
        ...promptLog,
      },
    })
    const brief = '# Beds\n\nMulch four beds, and keep a runbook of the year.\n'
    expect((await run('own', brief)).code).toBe(0)
    expect(prompt()).toContain('- mulch, in House words: What covers the soil.')
    expect(prompt()).toMatch(/- runbook \(also run book\), in Terms of the work: /)
    expect((await run('own', '# Beds\n\nWater four beds every day.\n')).code).toBe(4)
    await run('other', brief)
    expect(prompt()).toContain('- runbook')
    expect(prompt()).not.toContain('mulch, in')
    const listed = await project.fcc('list', 'vocabularies', '--tenant', 'other')
    expect(listed.out).not.toContain('house')
  })
})

describe('personas by their tags', () => {
  it('are those that have the tag or one beneath it; another word is refused with what was meant', async () => {
    withFiles({ 'own/gk.yaml': keeper('GK', 'tags: [champion-orchestration]') })
    const ids = async (tag: string) => {
      const { items } = await project.json<{ readonly items: readonly { readonly id: string }[] }>(
        ...['list', 'personas', '--tag', tag],
      )
      return items.map(({ id }) => id)
    }
    expect(await ids('champion-orchestration')).toEqual([
      'core-catalog/BCHM',
      'core-catalog/RBCH',
      'core-catalog/RCHM',
      'core-catalog/STC',
      'core-catalog/UGCH',
      'tenant/GK',
    ])
    expect(await ids('persona-research-crafter')).toEqual(['core-catalog/RC'])
    expect((await ids('strategy-alignment')).length).toBeGreaterThan(20)
    const wrong = await project.fcc('list', 'personas', '--tag', 'champion-orchestraton')
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('Did you mean champion-orchestration?'),
    ])
    expect((await project.fcc('list', 'gates', '--tag', 'x')).code).toBe(2)
  })
})

describe('fcc show persona --relations', () => {
  it('draws who works with it with characters, as SVG and as a page', async () => {
    withFiles({ 'own/gk.yaml': keeper('GK', '') })
    const { code, out } = await project.fcc('show', 'persona', 'RC', '--relations')
    expect(code).toBe(0)
    expect(out).toMatch(/Research Crafter Champion \(RCHM\) ═champion-of═+▶ ┐/)
    expect(out).toMatch(/├ ─handoff─+▶ Blueprint Crafter \(BC\)/)
    const svg = await project.fcc('show', 'persona', 'RC', '--relations', '--format', 'svg')
    expect(svg.out.startsWith('<svg ')).toBe(true)
    expect(svg.out.match(/data-edge=/g)).toHaveLength(22)
    const page = await project.fcc('show', 'persona', 'RC', '--format', 'html')
    expect(page.out).toContain('<title>Who works with Research Crafter (RC)</title>')
    const alone = await project.fcc('show', 'persona', 'GK', '--relations')
    expect(alone.out).toContain('has no relation to anybody')
    expect((await project.fcc('show', 'workflow', 'complete', '--relations')).code).toBe(2)
  })
})
