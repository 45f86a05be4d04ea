import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/create-plugin.js', import.meta.url))
const pretend =
  "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})"

it('tells an old Node what to run with a newer one, naming no package but ours, and ends with 2', async () => {
  const { code, err } = await new Promise<{ code: unknown; err: string }>((resolve) => {
    execFile(process.execPath, ['--import', pretend, bin, 'acme-tone'], (error, _, err) =>
      resolve({ code: error?.code, err }),
    )
  })
  expect(code).toBe(2)
  expect(err).toBe(
    '@fcc/create-plugin needs Node 22.13 or newer and this is 20.1.0; run it as: npm create @fcc/plugin -- acme-tone once a newer one is installed, with your version manager or from https://nodejs.org\n',
  )
})
