import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkModelFile } from './check-model-file.ts'
import { fileOf, ggufBytes, type MadeFile } from './gguf-file.test-support.ts'

const whole = ggufBytes()
const check = (model: string, mostBytes = 1_000_000) =>
  checkModelFile(model, { by: 'acme/local', mostBytes })

async function failure(model: string, mostBytes?: number) {
  const error: unknown = await check(model, mostBytes).catch((thrown: unknown) => thrown)
  return error as { readonly kind: string; readonly code: string; readonly why: string }
}

describe('a file of a model', () => {
  it('is taken with its size, by either way to write its path', async () => {
    const path = fileOf(whole)
    expect(await check(path)).toEqual({ path, bytes: whole.length })
    expect(await check(`file:${path}`)).toEqual({ path, bytes: whole.length })
  })

  it.each<[string, Uint8Array, string]>([
    ['that is empty', Buffer.alloc(0), 'is no GGUF file: it has 0 bytes'],
    ['of something else', Buffer.from('PK\u0003\u0004 and more'), 'it does not begin as one'],
    ['of a web page', Buffer.from('<!doctype html><title>Not found</title>'), 'does not begin as'],
    ['cut off behind its magic', whole.subarray(0, 4), 'cut off within its header, at 4 bytes'],
    ['cut off in its entries', whole.subarray(0, 90), 'cut off within its header, at 90 bytes'],
    [
      'cut off in its numbers',
      whole.subarray(0, whole.length - 1),
      `is cut off at ${whole.length - 1} of ${whole.length} bytes`,
    ],
  ])('%s is refused with one clear failure', async (_, bytes, said) => {
    const { kind, code, why } = await failure(fileOf(bytes))
    expect([kind, code]).toEqual(['failed', 'FCC_PROVIDER_FAILED'])
    expect(why).toContain(said)
  })

  it.each<[string, MadeFile, string]>([
    ['of another version', { version: 1 }, 'its version is not known here'],
    ['in the other byte order', { version: 0x03000000 }, 'its version is not known here'],
    ['without a chat template', { hasChatTemplate: false }, 'no model for instructions'],
    ['in parts', { parts: 3 }, 'is one of 3 parts'],
    ['that says too much', { entries: 2 ** 40 }, 'more than any model'],
    ['that says more than it has', { entries: 90_000 }, 'cut off within its header'],
  ])('%s is refused before it is loaded', async (_, made, said) => {
    expect((await failure(fileOf(ggufBytes(made)))).why).toContain(said)
  })

  it('has no more bytes than its limit, which is named', async () => {
    const { why } = await failure(fileOf(whole), whole.length - 1)
    expect(why).toContain(`has ${whole.length} bytes, and models may have ${whole.length - 1}`)
    expect(why).toContain('model_bytes')
    await expect(check(fileOf(whole), whole.length)).resolves.toBeDefined()
  })

  it('is there, and is a file; its folder is not said', async () => {
    const path = fileOf(whole)
    for (const missing of [`${path}.part`, dirname(path)]) {
      const { why } = await failure(missing)
      expect(why).toContain('there is no file')
      expect(why).not.toContain(dirname(dirname(path)))
    }
    expect((await failure('models/small.gguf')).why).toContain('file:PATH')
  })
})
