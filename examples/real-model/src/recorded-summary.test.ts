import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createModelServer } from './server/model-server.ts'

const example = fileURLToPath(new URL('..', import.meta.url))
const note = `DISCHARGE SUMMARY

CHIEF COMPLAINT
Shortness of breath for 5 days.

DISCHARGE MEDICATIONS
Furosemide 40 mg by mouth twice daily
`
const value = {
  reason: ['Shortness of breath for 5 days.'],
  course: [],
  diagnoses: [],
  medication: ['Furosemide 40 mg by mouth twice daily'],
  follow_up: [],
  left_out: [],
}

/** A hospital in a folder of its own, with one provider. */
async function openHospital(provider: string) {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-real-model-'))
  const config = parseConfig(
    `tenant: { id: riverside }
provider: here
providers:
  here: ${provider}
`,
    join(directory, 'fcc.yaml'),
  )
  const runtime = await createRuntime({ directory: example, config })
  onTestFinished(async () => {
    await runtime.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const tenant = runtime.tenant('riverside')
  const ada = tenant.as({ kind: 'human', id: 'ada', roles: [] })
  const cleo = tenant.as({ kind: 'human', id: 'cleo', roles: ['clinician'] })
  const summarise = async () => {
    const run = await (await ada.start('summarise-note', { note })).finished()
    expect([run.state, run.reasons]).toEqual(['completed', []])
    return { run, text: (await cleo.outcome(run.id, 'summary')).text }
  }
  return { ada, cleo, directory, summarise }
}

it('a hospital’s summary is recorded by who may read it, and made again with its schema', async () => {
  vi.stubEnv('FCC_TEST_KEY', 'key')
  onTestFinished(() => void vi.unstubAllEnvs())
  const server = await createModelServer({ respond: () => ({ text: JSON.stringify(value) }) })
  onTestFinished(() => server.close())
  const first = await openHospital(
    `{ kind: openai, model: m-1, base_url: "${server.baseUrl}", key: env:FCC_TEST_KEY, agreements: [BAA], retention_days: 0 }`,
  )
  const { run, text } = await first.summarise()
  await expect(first.ada.recording(run.id)).rejects.toMatchObject({
    code: 'FCC_RECORDING_WITHHELD',
  })
  const recording = await first.cleo.recording(run.id)
  expect(recording).toMatchObject({ answers: 1, scrubbed: 0 })

  const file = join(first.directory, 'summary.rec')
  writeFileSync(file, recording.bytes)
  writeFileSync(`${file}.key`, recording.key)
  const asked = server.received.length
  const again = await openHospital(
    `{ kind: recorded, model: "file:${file}", key: "file:${file}.key" }`,
  )
  expect((await again.summarise()).text).toBe(text)
  expect(server.received).toHaveLength(asked)
})
