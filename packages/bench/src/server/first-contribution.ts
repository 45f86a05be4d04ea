import type { Plugin } from '@fcc/plugin-api'

/** The first thing that a plugin contributes under its settings, without a kernel around it. */
export async function firstContribution<Value>(plugin: Plugin, settings: object): Promise<Value> {
  let found: Value | undefined
  const parsed = await plugin.config?.['~standard'].validate(settings)
  const context = {
    config: parsed && 'value' in parsed ? parsed.value : {},
    contribute: (_: unknown, value: Value) => {
      found ??= value
    },
  }
  await plugin.setup(context as unknown as Parameters<typeof plugin.setup>[0])
  if (!found) throw new Error(`The plugin ${plugin.id} contributes nothing.`)
  return found
}
