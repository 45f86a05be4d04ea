import { fileURLToPath } from 'node:url'
import coreCatalog from '@fcc/plugin-core-catalog'
import deterministic from '@fcc/plugin-provider-deterministic'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { expect, it, onTestFinished } from 'vitest'
import plugin from './index.ts'
import { dense, plain } from './sample-texts.test-support.ts'

/** Runs the tenant's letter on a draft, with this plugin beside the core catalogue. */
async function writeLetter(draft: string, settings = '{}') {
  const config = parseConfig(
    `store: { use: memory }
tenants:
  acme:
    name: Acme
    namespace: https://acme.example.org/
    personas: { sources: [fixtures/tenant] }
    settings: { acme-plain-language: ${settings} }
`,
    fileURLToPath(new URL('../fcc.yaml', import.meta.url)),
  )
  const runtime = await createRuntime({ config, plugins: [plugin, coreCatalog, deterministic] })
  onTestFinished(() => runtime.close())
  const session = runtime.tenant('acme').as({ id: 'ada', kind: 'human', roles: [] })
  return (await session.start('letter', { draft })).finished()
}

it('a plain letter passes the gate, and its run completes', async () => {
  const run = await writeLetter(plain)
  expect(run.reasons).toEqual([])
  expect(run.state).toBe('completed')
})

it('a dense letter does not pass the gate', async () => {
  const run = await writeLetter(dense)
  expect([run.state, run.reasons[0]?.id]).toEqual(['rejected', 'tenant/plain-letter'])
})

it('the same letter passes where the tenant allows its grade', async () => {
  const run = await writeLetter(dense, '{ maxGrade: 18 }')
  expect([run.state, run.reasons]).toEqual(['completed', []])
})

it('a letter with legalese is stopped by the rule, whatever its grade', async () => {
  const run = await writeLetter(`${plain} Pursuant to the plan, we meet.`)
  expect(run.reasons[0]?.id).toBe('plain-language/no-legalese')
})
