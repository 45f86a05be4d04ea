import plugin from './index.ts'

/** Everything that the plugin contributes, by point and id, as its `setup` hands it over. */
export async function contributions(): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const contributed = new Map<string, Map<string, unknown>>()
  const contribute = (point: { readonly id: string }, value: { readonly id: string }): void => {
    const known = contributed.get(point.id) ?? new Map<string, unknown>()
    contributed.set(point.id, known.set(value.id, value))
  }
  await plugin.setup({ contribute } as unknown as Parameters<typeof plugin.setup>[0])
  return contributed
}
