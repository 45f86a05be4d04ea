import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import coreCatalogue from '@fcc/plugin-core-catalog'
import plugin from '@fcc/plugin-provider-ai-sdk'
import { createRuntime, parseConfig, type Runtime } from '@fcc/runtime'

const tell = `
scenario: tell
title: Tell
purposes: [drafting]
input: { note: { type: text } }
workflow: tell
---
workflow: tell
start: draft
nodes:
  - { id: draft, persona: RC, action: document, produces: draft }
  - { id: review, persona: RC, action: compare, produces: review }
edges:
  - { from: draft, to: review, carries: draft }
`

/** A folder for a host, with a scenario of two steps. Whoever asks for it takes it away. */
export function hostFolder(): { readonly directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-surviving-'))
  writeFileSync(join(directory, 'tell.yaml'), tell)
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

/** What of a host a test wants to be different. */
export interface HostChanges {
  readonly clock?: () => number
  /** How long a model may take until it begins to answer, in milliseconds. */
  readonly firstMs?: number
}

/** A host whose models are at these addresses, the preferred one first. */
export function openHost(
  directory: string,
  addresses: readonly string[],
  { clock, firstMs = 700 }: HostChanges = {},
): Promise<Runtime> {
  const names = addresses.map((_, at) => `model-${at + 1}`)
  const blocks = addresses.map(
    (address, at) => `  ${names[at]}:
    kind: openai-compatible
    model: m-1
    base_url: ${address}
    limits: { first_ms: ${firstMs}, pause_ms: 500, answer_bytes: 262144 }`,
  )
  const config = parseConfig(
    `tenant: { id: shed }
personas: { sources: [tell.yaml] }
provider: model-1
models:
  profiles: { balanced: [${names.join(', ')}] }
  steps: [{ profile: balanced }]
limits: { poll_ms: 10, recovery_ms: 20 }
providers:
${blocks.join('\n')}
`,
    join(directory, 'fcc.yaml'),
  )
  return createRuntime({
    ...{ config, plugins: [coreCatalogue, plugin] },
    ...(clock ? { clock } : {}),
  })
}
