// Rotates the keys of a tenant in a process of its own, which stands still in the middle until it is killed.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { MasterKey } from '@fcc/contracts'
import { createFileMasterKey } from '@fcc/sealing'
import { createRuntime } from '../create-runtime.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const [directory = '', what = '', before = '0', keys = '0'] = process.argv.slice(2)

const inner = createFileMasterKey(join(directory, '.fcc', 'keys', 'master.key'))
let left = Number(keys)

function standStill(): void {
  writeSync(1, 'half')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const masterKey: MasterKey = Object.create(inner, {
  current: {
    value: (): MasterKey => {
      const { id, wrap, unwrap, close } = inner.current?.() ?? inner
      return {
        ...{ id, unwrap, close },
        wrap(key) {
          left -= 1
          if (left < 0) standStill()
          return wrap(key)
        },
      }
    },
  },
})

/** The master key that the test made is older than that. */
const SCHEDULED = { known: [], unwrapCacheMs: 1000, masterRotateAfterMs: 30 * 86_400_000 }

const runtime = await createRuntime({
  config: hostConfigOf({
    ...{ directory, store: 'sqlite' },
    ...(what === 'schedule' ? { config: { keys: SCHEDULED } } : {}),
  }),
  plugins: [sample()],
  recover: what === 'schedule',
  masterKey,
})
const ada = { kind: 'human', id: 'ada', roles: [] } as const
// A host that has a schedule rotates by itself, until it is killed.
if (what === 'schedule') await new Promise(() => setInterval(() => undefined, 1000))
const asked = what === 'master' ? { master: true } : { dataBefore: Number(before) }
await runtime.keys.rotate(asked, ada)
await runtime.close()
