import type { FleetWork } from './fleet-message.ts'
import { openFleetRuntime } from './open-fleet-runtime.ts'

// A worker of a fleet: `node fleet-worker.ts WORK`, with a channel to the side that started it.
const { config } = JSON.parse(process.argv[2] ?? '') as FleetWork
const runtime = await openFleetRuntime(config)
process.on('disconnect', () => void runtime.close().then(() => process.exit()))
process.send?.({ kind: 'ready' })
