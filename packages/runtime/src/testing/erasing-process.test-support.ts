// Erases a tenant in a process of its own, which kills itself at the step that is named.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { createRuntime } from '../create-runtime.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const [directory = '', cut = ''] = process.argv.slice(2)
let isErasing = false

function dieAt(place: string): void {
  if (place === cut) process.kill(process.pid, 'SIGKILL')
}

const { exec, prepare } = DatabaseSync.prototype
DatabaseSync.prototype.exec = function (sql) {
  if (sql === 'PRAGMA journal_mode = DELETE') {
    isErasing = true
    dieAt('before the lock')
  }
  return exec.call(this, sql)
}
DatabaseSync.prototype.prepare = function (sql) {
  if (isErasing && sql.startsWith('PRAGMA wal_checkpoint')) dieAt('before the log is cut')
  return prepare.call(this, sql)
}
const { rmSync, fsyncSync } = fs
fs.rmSync = (...given) => {
  dieAt('before the files')
  rmSync(...given)
}
fs.fsyncSync = (descriptor) => {
  if (isErasing) dieAt('after the files')
  fsyncSync(descriptor)
}
syncBuiltinESMExports()

const runtime = await createRuntime({
  config: hostConfigOf({
    directory,
    store: 'sqlite',
    tenants: { riverside: {}, lakeside: {} },
  }),
  plugins: [sample()],
  recover: false,
})
await runtime.tenants.erase(
  'riverside',
  { kind: 'human', id: 'grace', roles: [] },
  { confirm: 'riverside' },
)
await runtime.close()
