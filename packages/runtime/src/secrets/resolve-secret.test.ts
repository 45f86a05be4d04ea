import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { expectCode, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { resolveSecret } from './resolve-secret.ts'

const VARIABLE = 'FCC_TEST_CODES_KEY'

describe('a secret', () => {
  it('is what the variable or the file holds now', async () => {
    vi.stubEnv(VARIABLE, 'first')
    const reference = `env:${VARIABLE}`
    const settings = { service: { key: reference } }
    expect(await resolveSecret(settings, reference)).toBe('first')
    vi.stubEnv(VARIABLE, 'second')
    expect(await resolveSecret(settings, reference)).toBe('second')
    const file = join(temporaryFolder(), 'key')
    writeFileSync(file, 'third\n')
    expect(await resolveSecret([`file:${file}`], `file:${file}`)).toBe('third')
  })

  it('that is not there is named by its reference', async () => {
    vi.stubEnv(VARIABLE, '')
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'directory'))
    for (const reference of [
      `env:${VARIABLE}`,
      'env:FCC_TEST_NOBODY_SET_THIS',
      `file:${join(folder, 'none')}`,
      `file:${join(folder, 'directory')}`,
    ]) {
      const error = await expectCode('FCC_SECRET_MISSING', () =>
        resolveSecret({ key: reference }, reference),
      )
      expect(error.why).toContain(reference)
    }
  })

  it('of other settings is not resolved, nor anything that is no reference', async () => {
    vi.stubEnv(VARIABLE, 'not-yours')
    for (const [settings, asked] of [
      [{}, `env:${VARIABLE}`],
      [{ key: `env:${VARIABLE}_OTHER` }, `env:${VARIABLE}`],
      [{ key: `Bearer env:${VARIABLE}` }, `env:${VARIABLE}`],
      [{ key: VARIABLE }, VARIABLE],
      [undefined, `env:${VARIABLE}`],
    ] as const) {
      const error = await expectCode('FCC_SECRET_NOT_IN_SETTINGS', () =>
        resolveSecret(settings, asked),
      )
      expect(JSON.stringify(error)).not.toContain('not-yours')
    }
  })
})
