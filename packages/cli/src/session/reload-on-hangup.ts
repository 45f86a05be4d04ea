import type { Runtime } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { visible } from '../io/visible.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { reloadLines } from '../render/reload-lines.ts'

/**
 * Takes over what is new with each SIGHUP, as whoever `--as` names: what is done then is somebody's act.
 * Where nobody is named, or the system has no such signal, nothing listens to it.
 */
export function reloadOnHangup(
  { terminal, global }: CommandContext,
  { tenants }: Pick<Runtime, 'tenants'>,
): { close(): Promise<void> } {
  if (global.as === undefined || process.platform === 'win32')
    return { close: async () => undefined }
  const by = parsePrincipal(global.as)
  let reloading = Promise.resolve()
  const reload = (): void => {
    reloading = reloading
      .then(() => tenants.reload(by))
      .then((done) => {
        const { taken, kept } = reloadLines(done)
        terminal.say(...taken)
        if (kept.length > 0) terminal.complain(...kept)
      })
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error)
        terminal.complain(`Nothing was reloaded: ${visible(why)}`)
      })
  }
  process.on('SIGHUP', reload)
  return {
    async close() {
      process.off('SIGHUP', reload)
      await reloading
    },
  }
}
