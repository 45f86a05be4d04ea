import { setTimeout as sleep } from 'node:timers/promises'
import type { Diagnostic } from '@fcc/plugin-api'
import { createRuntime } from '@fcc/runtime'

/** A host as somebody writes it: a program of its own, in a folder with a `fcc.yaml`. */
const runtime = await createRuntime()
const diagnostics = (): readonly Diagnostic[] => [
  ...runtime.diagnostics,
  ...runtime.tenants.list().flatMap((tenant) => tenant.diagnostics),
]
const session = runtime.tenant('healthy').as({ kind: 'human', id: 'ada', roles: [] })
const run = await session.start('breakfast', { bread: 'two slices' })
const { state } = await run.finished()
// What a plugin does once its set-up is over comes a moment later.
await sleep(50)
const atStart = diagnostics().map(({ code, why, pluginId, place }) => ({
  code,
  of: `${pluginId} ${place?.file} ${why}`,
}))
const tenants = Object.fromEntries(runtime.tenants.list().map((each) => [each.id, each.state]))
const atStop = await runtime.close().then(
  () => [],
  (cause: unknown) => codesOf(cause),
)
process.stdout.write(JSON.stringify({ state, tenants, atStart, atStop }), () => process.exit())

function codesOf(cause: unknown): readonly string[] {
  if (cause instanceof AggregateError) return cause.errors.flatMap(codesOf)
  return [String((cause as { readonly code?: unknown }).code ?? cause)]
}
