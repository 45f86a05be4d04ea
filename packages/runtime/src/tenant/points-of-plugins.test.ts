import { realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRuntime } from '../create-runtime.ts'
import type { Runtime } from '../runtime.ts'
import { type FixturePackage, writeApplication } from '../testing/fixture-packages.test-support.ts'
import { ada, temporaryFolder } from '../testing/test-runtime.test-support.ts'

let opened: Runtime | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

/** What every plugin of a package has besides what is told: no imports from the workspace are needed. */
const plain = `'~kind': 'fcc.plugin', spec: 1, needs: {}, optional: {}, provides: []`
const common = `version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop'`
const point = { version: 1, scope: 'assembly', combine: 'map-by-id', onFailure: 'drop' }

/** Defines the point, and a token of it for others to import. */
const greetings: FixturePackage = {
  exports: './index.js',
  fcc: { points: { 'greetings/phrases': point } },
  code: `export const phrases = { '~kind': 'fcc.point', id: 'greetings/phrases', ${common} }
export default { ${plain}, id: 'greetings', points: [phrases], setup() {} }\n`,
}

/** Contributes to it, with a setting of its own. */
const french: FixturePackage = {
  dependencies: ['greetings'],
  fcc: { includes: ['greetings'], contributes: { 'greetings/phrases': ['french/bonjour'] } },
  code: `import { phrases } from 'greetings'
const settings = { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value: { mark: '!', ...value } }) } }
export default { ${plain}, id: 'french', settings, setup({ contribute }) {
  contribute(phrases, { id: 'bonjour', greet: (name, { settings }) => 'Bonjour ' + name + settings.mark })
} }\n`,
}

/** Reads the point in a skill, for whichever tenant calls. */
const greeter: FixturePackage = {
  dependencies: ['greetings'],
  fcc: {
    includes: ['greetings'],
    contributes: { skills: ['greeter/greet'] },
  },
  code: `import { phrases } from 'greetings'
const skills = { '~kind': 'fcc.point', id: 'skills', ${common} }
export default { ${plain}, id: 'greeter', setup({ contribute }) {
  contribute(skills, { id: 'greet', title: 'Greet', input: ['name'], output: ['greetings'],
    run: ({ artifacts }, { tenant }) => ({ artifacts: { greetings:
      tenant.contributions(phrases).map(({ id, value, settings }) =>
        id + ': ' + value.greet(artifacts.name.text, { settings })).join('; ') } }) })
} }\n`,
}

const files = `
persona: GR
name: Greeter
phase: Create
role_title: Greeter
category: test
color: '#000000'
riscear:
  role: Greets.
  inputs: [a name]
  style: Plain.
  constraints: [MUST be short.]
  expected_output: [Greetings]
  archetype: The Greeter
  responsibilities: [greeting]
  role_skills: [words]
  role_collaborators: [guests]
  role_adoption_checklist: [can wave]
---
gate: some
title: Something
threshold: 1
checks: [{ id: some, content: { words: { at_least: 1 } } }]
---
workflow: greet
start: greet
nodes:
  - { id: greet, persona: GR, skill: greeter/greet }
---
scenario: greet
title: Greet
purposes: [greeting]
input: { name: { type: text } }
workflow: greet
outcomes: { greetings: { gate: some } }
`

async function open(packages: Readonly<Record<string, FixturePackage>>, yaml = '') {
  const directory = writeApplication(realpathSync(temporaryFolder()), {
    dependencies: Object.keys(packages),
    packages,
  })
  writeFileSync(join(directory, 'greet.yaml'), files)
  writeFileSync(
    join(directory, 'fcc.yaml'),
    `tenant: { id: riverside }
store: { use: memory }
governance: { constitutions: [] }
personas: { sources: [greet.yaml] }
${yaml}`,
  )
  opened = await createRuntime({ directory })
  return opened
}

async function greet(runtime: Runtime): Promise<string | undefined> {
  const session = runtime.tenant('riverside').as(ada)
  const run = await session.start('greet', { name: 'Ada' }, { purpose: 'greeting' })
  const record = await run.finished()
  expect(record.state).toBe('completed')
  return (await session.outcome(run.id, 'greetings'))?.text
}

describe('a point that a package of a third party defines', () => {
  it('is contributed to by a second package and carried out by a third, with the settings of the second', async () => {
    const runtime = await open(
      { greetings, french, greeter },
      'settings: { french: { mark: "?" } }\n',
    )
    expect(
      runtime.tenants.list()[0]?.diagnostics.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
    expect(await greet(runtime)).toContain('french/bonjour: Bonjour Ada?')
  })

  it('is empty, and no error, where nobody contributes to it', async () => {
    const runtime = await open({ greetings, greeter })
    expect(runtime.tenants.list()[0]?.state).toBe('ready')
    expect(runtime.assemblies[0]?.contributions.get('greetings/phrases')).toEqual([])
  })

  it('keeps a plugin that contributes to it out where no package defines it', async () => {
    const runtime = await open({ french: { ...french, fcc: { ...french.fcc, includes: [] } } })
    expect(runtime.assemblies[0]?.plan.skipped).toMatchObject([
      { pluginId: 'french', reason: { code: 'FCC_PLAN_UNKNOWN_POINT' } },
    ])
  })
})
