import type { Tarball } from '../tools/pack.ts'
import { expectCode, runCommand } from './run-command.ts'

/** How many clients publish at a time. */
const WIDTH = 3

/** Publishes tarballs with npm's own client. @throws Error where one is refused */
export async function publishPackages(
  tarballs: readonly Tarball[],
  where: { readonly folder: string; readonly env: Readonly<Record<string, string>> },
): Promise<void> {
  const registry = where.env.npm_config_registry ?? ''
  // The client wants a token before it sends anything; the registry on this machine looks at none.
  const token = `--${registry.replace(/^https?:/, '')}/:_authToken=local`
  const waiting = [...tarballs]
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const words = ['npm', 'publish', next.path, token]
      expectCode(await runCommand({ ...where, words }), 0)
    }
  }
  await Promise.all(Array.from({ length: WIDTH }, work))
}
