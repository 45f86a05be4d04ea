import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { firstLine } from './first-line.ts'
import { type Program, startProgram } from './local-server.ts'

/** A server that says where its data is, and lets it be seen whether it was started before. */
const script = `
  const { appendFileSync, readFileSync } = require('node:fs')
  const [port, folder] = process.argv.slice(1)
  appendFileSync(folder + '/starts', '1')
  require('node:net').createServer((socket) => {
    socket.end(folder + ' ' + readFileSync(folder + '/starts') + '\\r\\n')
  }).listen(Number(port), '127.0.0.1')
`
const small: Program = {
  // Not as it is on the PATH: there it may be a program that starts another one.
  name: process.execPath,
  debianPackage: 'nodejs',
  words: (port, folder) => ['-e', script, String(port), folder],
  answers: async (port) => (await firstLine(port)).startsWith('/'),
}

it('starts on a free port, again on its data, and leaves nothing behind, however often it is closed', async () => {
  const server = await startProgram(small)
  const [folder = '', starts] = (await firstLine(server.port)).split(' ')
  expect(starts).toBe('1')
  await server.restart()
  expect(await firstLine(server.port)).toBe(`${folder} 11`)
  await server.close()
  await server.close()
  expect(existsSync(folder)).toBe(false)
  await expect(firstLine(server.port)).rejects.toThrow()
})

it('names the package of Debian that a missing server is in', async () => {
  const starting = startProgram({ ...small, name: 'no-such-server', debianPackage: 'some-package' })
  await expect(starting).rejects.toThrow('apt-get install some-package')
})

it('tells what a server said that ends', async () => {
  const words = () => ['-e', 'console.error("no such option"); process.exit(1)']
  await expect(startProgram({ ...small, words })).rejects.toThrow('node ended: no such option')
})
