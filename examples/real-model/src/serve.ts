/**
 * Starts the server of models by itself, for people: `node serve.ts [--fail FAULT …] [--say TEXT] [--ask TOOL=JSON]`. It
 * says its address in one line, and runs until it is ended. Its model says to each persona of GEN-001 what its gates
 * look for, or `TEXT`; with `--ask` it first asks for that tool, once it is offered.
 */
import { parseArgs } from 'node:util'
import { askOnce } from './server/ask-once.ts'
import { FAULTS, type Fault } from './server/faults.ts'
import { genesisDocument } from './server/genesis-document.ts'
import { createModelServer } from './server/model-server.ts'

const { values } = parseArgs({
  options: {
    fail: { type: 'string', multiple: true, default: [] },
    say: { type: 'string', default: genesisDocument },
    ask: { type: 'string' },
  },
})
const isFault = (word: string): word is Fault => (FAULTS as readonly string[]).includes(word)
const unknown = values.fail.filter((word) => !isFault(word))
if (unknown.length > 0) {
  process.stderr.write(`There is no fault ${unknown.join(', ')}; there are ${FAULTS.join(', ')}.\n`)
  process.exitCode = 2
} else {
  const server = await createModelServer({ respond: askOnce(values.ask, values.say) })
  server.failNext(...values.fail.filter(isFault))
  process.stdout.write(`${server.baseUrl}\n`)
}
