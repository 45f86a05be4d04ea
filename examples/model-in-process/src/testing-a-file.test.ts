import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '@fcc/cli'
import { describe, expect, it, onTestFinished } from 'vitest'

const installed = fileURLToPath(new URL('../node_modules', import.meta.url))

/** A project in which the catalogue and the plugin are installed, and what computes a model is not. */
function createProject() {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-file-')))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  symlinkSync(installed, join(directory, 'node_modules'))
  const dependencies = { '@fcc/plugin-core-catalog': '*', '@fcc/plugin-provider-local': '*' }
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies })
  writeFileSync(join(directory, 'package.json'), manifest)
  const fcc = async (...argv: readonly string[]) => {
    const written: string[] = []
    const stream = { write: (text: string) => written.push(text) > 0 }
    const code = await main(argv, { stdout: stream, stderr: stream, cwd: directory, env: {} })
    return { code, text: written.join('') }
  }
  return { directory, fcc }
}

/** A whole file of a model for instructions, with nothing in it that could be computed with. */
function modelBytes(): Buffer {
  const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
  const u64 = (value: number) => Buffer.from(BigUint64Array.of(BigInt(value)).buffer)
  const text = (value: string) => Buffer.concat([u64(value.length), Buffer.from(value)])
  return Buffer.concat([
    ...[Buffer.from('GGUF'), u32(3), u64(0), u64(1)],
    ...[text('tokenizer.chat_template'), u32(8), text('{{ messages }}')],
    Buffer.alloc(64),
  ])
}

describe('a model of a file, from fcc init to its first test', () => {
  it('says at each step the one thing that is missing', async () => {
    const { directory, fcc } = createProject()
    expect((await fcc('init', '--provider', 'local')).code).toBe(0)
    const absent = await fcc('providers', 'test', 'local')
    expect([absent.code, absent.text]).toEqual([1, expect.stringContaining('there is no file')])

    const file = join(directory, 'models', 'my-model.gguf')
    mkdirSync(join(directory, 'models'))
    writeFileSync(file, '<!doctype html>')
    const page = await fcc('providers', 'test', 'local')
    expect([page.code, page.text]).toEqual([1, expect.stringContaining('is no GGUF file')])

    writeFileSync(file, modelBytes())
    const alone = await fcc('providers', 'test', 'local')
    expect([alone.code, alone.text]).toEqual([
      1,
      expect.stringContaining('npm install node-llama-cpp@3.21.1'),
    ])
    expect(alone.text).toContain('Fix        Do what that says; model in its block names the file.')
    expect((await fcc('providers')).text).toContain('in-process')
  })
})
