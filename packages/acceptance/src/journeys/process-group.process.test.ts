import { once } from 'node:events'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { startGroup } from './process-group.ts'

const module = new URL('process-group.ts', import.meta.url).href
const inner = `
  const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    console.log(server.address().port)
  })`
const outer = `
  import { endGroupsWithThisProcess, startGroup } from ${JSON.stringify(module)}
  endGroupsWithThisProcess()
  const words = [process.execPath, '-e', ${JSON.stringify(inner)}]
  startGroup({ folder: process.cwd(), words, env: {} }).stdout.pipe(process.stdout)`

it('leaves nothing behind when the process that started it is told to end', async () => {
  const words = [process.execPath, '--input-type=module', '-e', outer]
  const starter = startGroup({ folder: tmpdir(), words, env: {} })
  const [port] = await once(starter.stdout, 'data')
  // A process that is gone holds no connection, whoever has to bury it.
  const connection = connect(Number(port), '127.0.0.1').on('error', () => {})
  await once(connection, 'connect')
  // A reset is an end too, at which `once` would throw.
  const gone = new Promise((resolve) => connection.once('close', resolve))
  starter.kill('SIGTERM')
  expect(await once(starter, 'exit')).toEqual([143, null])
  await gone
})
