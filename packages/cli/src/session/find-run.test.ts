import type { RunSummary } from '@fcc/contracts'
import { expect, it } from 'vitest'
import { findRun } from './find-run.ts'

const ids = Array.from(
  { length: 450 },
  (_, at) => `01JD5V8R3N4T6W8Y0Z2B${String(at).padStart(6, '0')}`,
).toReversed()
const session = {
  tenant: 'garden',
  runs: async ({
    limit = 1,
    before,
  }: {
    readonly limit?: number
    readonly before?: string
  } = {}) => {
    const from = before === undefined ? 0 : ids.indexOf(before) + 1
    return ids.slice(from, from + limit).map((id) => ({ id }) as RunSummary)
  },
}

it('a run is found by its whole id without being looked for', async () => {
  const nobody = { tenant: 'garden', runs: () => Promise.reject(new Error('it was looked for')) }
  expect(await findRun(nobody, '01JD5V8R3N4T6W8Y0Z2B000007')).toBe('01JD5V8R3N4T6W8Y0Z2B000007')
  expect(await findRun(nobody, '01jd5v8r3n4t6w8y0z2b000007')).toBe('01JD5V8R3N4T6W8Y0Z2B000007')
})

it.each([
  ['000007', '01JD5V8R3N4T6W8Y0Z2B000007'],
  ['b000449', '01JD5V8R3N4T6W8Y0Z2B000449'],
  ['01jd5v8r3n4t6w8y0z2b00001', '01JD5V8R3N4T6W8Y0Z2B00001'],
])('the end %s of an id is enough where no other run ends so', async (written, id) => {
  const found = findRun(session, written)
  if (id.length === 26) expect(await found).toBe(id)
  else await expect(found).rejects.toMatchObject({ code: 'FCC_CLI_RUN_AMBIGUOUS' })
})

it('a beginning that several runs have is refused, with the first of them', async () => {
  await expect(findRun(session, '01JD5V8R3N')).rejects.toMatchObject({
    code: 'FCC_CLI_RUN_AMBIGUOUS',
    why: expect.stringMatching(/^450 runs of tenant garden .*000449, .* and others\.$/) as string,
  })
})

it('what no run has is given back as it was written', async () => {
  for (const written of ['ZZZZZZ', '449', 'no run', '../x', '']) {
    expect(await findRun(session, written)).toBe(written)
  }
})
