import { isProxy } from '@fcc/runtime'
import { serverErrors } from '../problems/server-errors.ts'
import type { ServerOptions } from './server-options.ts'

/**
 * Sees that what is said of how the server is reached can be meant: a proxy that is no address believes nobody, and
 * an origin that no browser sends lets nobody in, both in silence.
 *
 * @throws FccError FCC_SERVER_PROXY, FCC_SERVER_ORIGIN, FCC_SERVER_ADDRESS
 */
export function assertReachedBy({
  trustedProxies = [],
  origins = [],
  publicUrl,
}: Pick<ServerOptions, 'trustedProxies' | 'origins' | 'publicUrl'>): void {
  for (const proxy of trustedProxies) if (!isProxy(proxy)) throw serverErrors.noProxy(proxy)
  for (const origin of origins) {
    if (URL.parse(origin)?.origin !== origin) throw serverErrors.noOrigin(origin)
  }
  if (publicUrl === undefined) return
  const isWeb = /^https?:$/.test(URL.parse(publicUrl)?.protocol ?? '')
  if (!isWeb) throw serverErrors.noAddress(publicUrl)
}
