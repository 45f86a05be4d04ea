import { type AnyHook, type Diagnostic, suggest } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import type { OwnedTap } from './guard-tap.ts'

/** The hooks the host calls, by id; absent where any may be tapped. */
export type KnownHooks = ReadonlyMap<string, AnyHook> | undefined

/** Every tap is in a hook that the host calls. Pure. */
export function checkTaps(taps: readonly OwnedTap[], known: KnownHooks): readonly Diagnostic[] {
  const strays = taps.filter(({ hook }) => known && known.get(hook.id)?.hook !== hook.hook)
  return strays.map(({ pluginId, hook: { id: hook, hook: kind } }) => {
    const hint = known?.has(hook) ? '' : suggest(hook, known?.keys() ?? [])
    return report('FCC_SETUP_UNKNOWN_HOOK', { pluginId, hook, kind, hint })
  })
}
