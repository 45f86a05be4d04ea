import { type Connection, DEFAULT_CONNECTION_LIMITS } from '@fcc/contracts'
import type { HostConfig, StatedProvider } from '../config/host-config.ts'
import { RECORDED_KIND } from './recorded-provider.ts'

/** The name that the provider has, and its whole id. */
const NAME = 'recording'
export const RECORDING_PROVIDER = `${RECORDED_KIND.slice(0, RECORDED_KIND.indexOf('/'))}/${NAME}`

/** Where a recording is, and the key that opens it. */
export interface RecordingPlace {
  /** An absolute path. */
  readonly file: string
  /** By reference: `file:PATH`, `env:NAME`. */
  readonly key: string
}

/** A recording as a connection, such as stands under `providers:` with `kind: recorded`. */
export function recordingConnection({ file, key }: RecordingPlace): Connection {
  return { model: `file:${file}`, key, limits: DEFAULT_CONNECTION_LIMITS }
}

/**
 * A configuration with a recording among the providers of each tenant: a run that is started with
 * `provider: RECORDING_PROVIDER` is answered by it and by nobody else. Pure.
 *
 * @example
 * const config = withRecording(readConfig('/srv/fcc.yaml'), { file: '/srv/demo.rec', key: 'env:DEMO_KEY' })
 * const runtime = await createRuntime({ config })
 * await runtime.tenant('acme').as(ada).start('tell', { note }, { provider: RECORDING_PROVIDER })
 */
export function withRecording(config: HostConfig, place: RecordingPlace): HostConfig {
  const recording: StatedProvider = {
    kind: RECORDED_KIND,
    connection: recordingConnection(place),
  }
  const tenants = Object.entries(config.tenants).map(([id, tenant]) => [
    id,
    { ...tenant, providers: { ...tenant.providers, [NAME]: recording } },
  ])
  return { ...config, tenants: Object.fromEntries(tenants) }
}
