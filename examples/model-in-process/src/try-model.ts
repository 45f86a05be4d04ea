import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Provider, providers } from '@fcc/contracts'
import local from '@fcc/plugin-provider-local'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { cacheFolder } from './cache-folder.ts'
import { checkContract } from './check-contract.ts'
import { fetchLibrary } from './fetch-library.ts'
import { fetchModel } from './fetch-model.ts'
import { installedPlugins } from './installed-plugins.ts'
import { tellRun } from './tell-run.ts'

const BRIEF = `# A shed for tools

Neighbours share forty garden tools. Thirty households take part.

- A tool is lent for one week at most.
- Whoever breaks a tool says so on the same day.
- The shed must be locked at night.
`

const NOTE = `DISCHARGE SUMMARY

Patient: Maren Okonkwo, 68 years old, MRN 00482919.
Admitted 2 March with shortness of breath; heart failure, decompensated.
Treated with furosemide 40 mg. Afebrile, walking, weight down 4 kg.
Plan: discharge home, furosemide 40 mg daily, visit in one week.
`

const say = (line: string) => process.stdout.write(`${line}\n`)
const took = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`

/** Runs a scenario to where it ends or waits, and tells it. */
async function tryRun(model: string, scenario: string, input: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-try-model-'))
  const config = parseConfig(
    `tenant: { id: trial }
provider: house
providers:
  house:
    kind: local
    model: ${JSON.stringify(model)}
    limits: { first_ms: 900000, pause_ms: 300000, context_tokens: 6144, output_tokens: 700 }
limits: { call_ms: 3600000, visit_ms: 7200000 }
plugin_config: { provider-local: { threads: 2, context_tokens: 6144 } }
`,
    join(directory, 'fcc.yaml'),
  )
  const runtime = await createRuntime({ config, plugins: installedPlugins() })
  try {
    const session = runtime.tenant('trial').as({ kind: 'human', id: 'ada', roles: ['clinician'] })
    const since = Date.now()
    const handle = await session.start(scenario, input)
    const record = await handle.finished()
    for (const line of tellRun(record)) say(`  ${line}`)
    say(`  after ${took(since)}`)
  } finally {
    await runtime.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** The kind of provider, as its plugin contributes it, and how it is closed. */
async function openProvider() {
  let provider: Provider | undefined
  let close: () => void | Promise<void> = () => undefined
  const context = {
    config: { threads: 2, model_bytes: 2 ** 31, context_tokens: 2048, waiting_calls: 4 },
    contribute: (point: { readonly id: string }, value: Provider) => {
      if (point.id === providers.id) provider = value
    },
    defer: (dispose: typeof close) => {
      close = dispose
    },
  }
  await local.setup(context as unknown as Parameters<typeof local.setup>[0])
  if (!provider) throw new Error('The plugin contributes no provider.')
  return { provider, close }
}

const folder = cacheFolder()
const model = await fetchModel(folder, say)
await fetchLibrary(folder, say)

say('\nGEN-001, the full cycle on a brief')
await tryRun(model, 'GEN-001', { brief: BRIEF })

say('\nThe summary of a note, by the healthcare vertical')
await tryRun(model, 'summarise-note', { note: NOTE })

say('\nThe contract of providers, with the real model')
const { provider, close } = await openProvider()
const since = Date.now()
const broken = await checkContract(provider, model, (line) => say(`  ${line}`))
await close()
say(`  ${broken} not kept, after ${took(since)}`)

process.exitCode = broken > 0 ? 1 : 0
