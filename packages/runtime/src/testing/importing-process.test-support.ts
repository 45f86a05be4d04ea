// Imports a tenant in a process of its own, which kills itself at the statement that is named.
import { DatabaseSync, StatementSync } from 'node:sqlite'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const [directory = '', file = '', documents = '', cut = '0'] = process.argv.slice(2)
const keeper = await openStoreKeeper({
  config: hostConfigOf({ directory, store: 'sqlite', tenants: { local: {} } }),
  plugins: [sample()],
})

let statements = 0
function count(): void {
  statements += 1
  if (statements === Number(cut)) process.kill(process.pid, 'SIGKILL')
}
const { exec } = DatabaseSync.prototype
DatabaseSync.prototype.exec = function (sql) {
  count()
  return exec.call(this, sql)
}
const { run } = StatementSync.prototype
StatementSync.prototype.run = function (...given: never[]) {
  count()
  return run.apply(this, given as never)
}

const by = { kind: 'human', id: 'grace', roles: [] } as const
const receiver = { passphrase: 'correct horse battery staple' }
await keeper.importTenant({ file, documents, ...receiver }, by)
process.stdout.write(String(statements))
await keeper.close()
