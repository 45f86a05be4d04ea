import type { Diagnostic } from '@fcc/plugin-api'
import { parseConfig, type TenantConfig } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { codeOf } from '../harness/error-code.ts'
import { storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { temporaryDirectory } from '../harness/temporary-directory.ts'
import { tenantFiles } from '../harness/tenant-files.ts'

const story = storyNamed('healthcare')

/** Starts the hospital with a change, expects that it is refused, and gives the reasons. */
async function refusedWith(tenant: Partial<TenantConfig>): Promise<readonly Diagnostic[]> {
  const runtime = await openStoryRuntime(story, { directory: temporaryDirectory(), tenant })
  onTestFinished(() => runtime.close())
  const [summary] = runtime.tenants.list()
  expect(summary?.state).toBe('refused')
  expect(await codeOf((async () => runtime.tenant(story.tenant))())).toBe('FCC_TENANT_REFUSED')
  return summary?.diagnostics ?? []
}

const withSources = (files: Readonly<Record<string, string>>) =>
  refusedWith({ personas: { sources: [tenantFiles(files)], includeCore: true } })
const withConstitution = (text: string) =>
  refusedWith({
    governance: { constitutions: [tenantFiles({ 'local.yaml': text })], qualityGates: [] },
  })

/** `file:line:column`, the file without its folder. */
const placeOf = ({ place }: Diagnostic) =>
  [place?.file.split('/').at(-1), place?.line, place?.column]
    .filter((part) => part !== undefined)
    .join(':')

const constitution = (when: string) => `constitution: local
title: The house's own rules
rules:
  - id: no-nights
    tier: mandatory
    at: [handoff]
    when: "${when}"
    say: Nothing is handed on at night.
`

describe('a tenant’s own file that cannot be used', { timeout: 60_000 }, () => {
  it('with an unknown persona names it, the workflow and the place', async () => {
    const [problem, ...others] = await withSources({
      'nightly.yaml': `scenario: nightly
title: Nightly
purposes: [research-release]
input: { note: { type: text } }
workflow: nightly
---
workflow: nightly
start: work
nodes:
  - { id: work, persona: NOBODY, skill: fcc-healthcare/deidentify }
`,
    })
    expect(others.filter(({ code }) => code !== 'FCC_LINK_DROPPED_REFERENCE')).toEqual([])
    expect(problem?.code).toBe('FCC_LINK_UNKNOWN_REFERENCE')
    expect(problem?.why).toContain('NOBODY')
    expect(problem?.why).toContain('tenant/nightly')
    expect(problem && placeOf(problem)).toContain('nightly.yaml')
  })

  it('with a typo in a predicate names file, line and column, and what was meant', async () => {
    const [problem] = await withConstitution(constitution('clock.hourr > 22'))
    expect(problem?.code).toBe('FCC_CONSTITUTION_UNKNOWN_FACT')
    expect(problem && placeOf(problem)).toMatch(/^local\.yaml:7:\d+$/)
    expect(`${problem?.why} ${problem?.fix}`).toContain('clock.hour')
  })

  it('with a predicate that is no expression names file, line and column', async () => {
    const [problem] = await withConstitution(constitution('clock.hour > '))
    expect(problem?.code).toBe('FCC_CONSTITUTION_SYNTAX')
    expect(problem && placeOf(problem)).toMatch(/^local\.yaml:7:\d+$/)
  })

  it('with a fact that nothing provides says so', async () => {
    const [problem] = await withConstitution(constitution("weather.today == 'rain'"))
    expect(problem?.code).toBe('FCC_CONSTITUTION_UNKNOWN_FACT')
    expect(problem?.why).toContain('weather')
  })

  it('with broken YAML names file, line and column', async () => {
    const [problem] = await withConstitution('constitution: local\ntitle: "never closed\n')
    expect(problem?.code).toBe('FCC_CATALOGUE_SYNTAX')
    expect(problem && placeOf(problem)).toMatch(/^local\.yaml:\d+:\d+$/)
  })

  it('that is not there is named', async () => {
    const sources = ['/nowhere/at/all']
    const [problem] = await refusedWith({ personas: { sources, includeCore: true } })
    expect(problem?.code).toBe('FCC_TENANT_SOURCE_MISSING')
    expect(problem?.why).toContain('/nowhere/at/all')
  })
})

describe('a plugin that is not installed', { timeout: 60_000 }, () => {
  it('keeps its tenant from starting, by name', async () => {
    const [problem] = await refusedWith({ plugins: ['fcc-healthcare', 'fcc-astrology'] })
    expect(problem?.code).toBe('FCC_PLUGIN_MISSING')
    expect(problem?.why).toContain('fcc-astrology')
    expect(problem?.fix).toContain('npm install fcc-astrology')
  })
})

describe('a configuration that cannot be used', { timeout: 60_000 }, () => {
  const parse = async (text: string) => parseConfig(text, 'fcc.yaml')
  const cases: readonly (readonly [string, string, string])[] = [
    ['broken YAML', 'FCC_CONFIG_SYNTAX', 'tenants:\n  riverside: { name: "never closed }\n'],
    ['a key that is doubled', 'FCC_CONFIG_SYNTAX', 'tenant: { id: a }\ntenant: { id: b }\n'],
    ['a key that nobody knows', 'FCC_CONFIG_INVALID', 'tenants: { a: { plugin: [x] } }\n'],
    ['no tenant at all', 'FCC_CONFIG_INVALID', 'tenants: {}\n'],
    ['a NUL in a tenant’s id', 'FCC_CONFIG_INVALID', 'tenants: { "a\\0b": {} }\n'],
    ['a tenant’s id that is a path', 'FCC_CONFIG_INVALID', 'tenants: { "../b": {} }\n'],
  ]
  it.each(cases)('with %s is refused with %s and its place', async (_, code, text) => {
    expect(await codeOf(parse(text))).toBe(code)
    await expect(parse(text)).rejects.toMatchObject({
      place: { file: 'fcc.yaml', line: expect.any(Number) },
    })
  })
})
