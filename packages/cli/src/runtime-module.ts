type RuntimeModule = typeof import('@fcc/runtime')

let loaded: RuntimeModule | undefined

/**
 * Loads the runtime, once: before a command does its work, and not where it is only described, as by help. It is most
 * of what a process of this program loads.
 */
export async function loadRuntime(): Promise<void> {
  loaded ??= await import('@fcc/runtime')
}

/** The runtime, for what a command does. @throws Error before {@link loadRuntime} has ended */
export function runtimeModule(): RuntimeModule {
  if (loaded === undefined) throw new Error('The runtime is used before it was loaded.')
  return loaded
}
