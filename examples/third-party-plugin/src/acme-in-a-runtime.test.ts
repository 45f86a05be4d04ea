import { fileURLToPath } from 'node:url'
import { type Provider, providers, textAnswer } from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'
import { createTestRuntime, fake } from '@fcc/testing'
import { expect, it } from 'vitest'
import plugin, { jargonLists } from './index.ts'
import { dense, heavy, plain } from './sample-texts.test-support.ts'

const letters = fileURLToPath(new URL('../fixtures/tenant', import.meta.url))

/** A model that writes one letter, whatever it is asked. */
const writerOf = (text: string): Provider => ({
  id: 'writer/model',
  title: 'Writes what the test says',
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'on-premises',
    retentionDays: 0,
  },
  deterministic: true,
  generate: () => textAnswer(text, { model: 'writer', usage: { inputTokens: 1, outputTokens: 1 } }),
})

/** Runs the tenant's scenario with a model that writes this letter. */
async function write(
  letter: string,
  settings: Readonly<Record<string, unknown>> = {},
  others: readonly Plugin[] = [],
  files: readonly string[] = [],
) {
  const { run } = await createTestRuntime({
    plugins: [plugin, ...others],
    fakes: [fake(providers, writerOf(letter))],
    settings: { 'acme-plain-language': settings },
    tenant: {
      personas: { sources: [letters, ...files], includeCore: false },
      provider: 'writer/model',
    },
    host: { platformConstitutions: [] },
  })
  const { record } = await run('letter', { draft: 'Tell them when to come.' })
  return record
}

it('a plain letter passes the gate, and its run completes', async () => {
  const { state, reasons } = await write(plain)
  expect([state, reasons]).toEqual(['completed', []])
})

it('a dense letter does not pass the gate', async () => {
  const { state, reasons } = await write(dense)
  expect([state, reasons[0]?.id]).toEqual(['rejected', 'tenant/plain-letter'])
})

it('a heavy letter passes where the tenant allows its grade, and nowhere else', async () => {
  expect((await write(heavy)).state).toBe('rejected')
  expect((await write(heavy, { maxGrade: 16 })).state).toBe('completed')
})

it('a letter with legalese waits for an editor, however easy it is to read', async () => {
  const { state, waiting } = await write(`${plain} Pursuant to the plan, we meet.`)
  expect(state).toBe('waiting')
  expect(waiting).toMatchObject({ for: 'human', roles: ['editor'] })
})

it('a letter with jargon passes until another package contributes a list of it', async () => {
  const clinic = definePlugin({
    id: 'clinic-words',
    setup({ contribute }) {
      contribute(jargonLists, {
        id: 'clinic',
        title: 'What doctors say',
        plain: { ambulate: 'walk' },
      })
    },
  })
  const letter = `${plain} You may ambulate.`
  expect((await write(letter)).state).toBe('completed')
  const { state, reasons } = await write(letter, {}, [clinic])
  expect([state, reasons[0]?.id]).toEqual(['rejected', 'tenant/plain-letter'])
})

it('a letter with jargon passes until a file of the tenant lists it, in the key of the point', async () => {
  const jargon = fileURLToPath(new URL('../fixtures/jargon', import.meta.url))
  const letter = `${plain} Do it asap.`
  expect((await write(letter)).state).toBe('completed')
  const { state, reasons } = await write(letter, {}, [], [jargon])
  expect([state, reasons[0]?.id]).toEqual(['rejected', 'tenant/plain-letter'])
})
