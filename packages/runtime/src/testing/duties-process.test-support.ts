// A process of a host that stands by for its duties until it is ended, and says what it is told of.
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { createRuntime } from '../create-runtime.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const [directory = '', leaseMs = '1000'] = process.argv.slice(2)
const processes = { ...DEFAULT_LIMITS.processes, leaseMs: Number(leaseMs), lookMs: 50 }

await createRuntime({
  config: hostConfigOf({
    ...{ directory, store: 'sqlite' },
    config: { limits: { ...DEFAULT_LIMITS, recoveryMs: 100, processes } },
  }),
  plugins: [sample()],
  recover: true,
  onDiagnostic: ({ code }) => process.stdout.write(`${code}\n`),
})
process.stdout.write('open\n')
// Nothing of a runtime keeps its process alive.
setInterval(() => undefined, 1000)
