/**
 * States what was built from which commit, signed, and checks it.
 *
 *   node …/state-build.ts make KEY.pem            a key pair: KEY.pem, which stays here, and KEY.pem.pub
 *   node …/state-build.ts sign DIR KEY.pem        writes DIR/provenance.json over the packages in DIR
 *   node …/state-build.ts check DIR KEY.pem.pub   sees that the packages in DIR are those
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTool } from '../tools/run-tool.ts'
import { buildStatement, deviations, openStatement, signStatement } from './build-statement.ts'
import { readTarball } from './read-tarball.ts'
import { keyId } from './signed-envelope.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
const FILE = 'provenance.json'
/** Only its owner reads a key. */
const OWNER_ONLY = 0o600

const [act, first = '', second = ''] = process.argv.slice(2)
try {
  if (act === 'make' && first) make(first)
  else if (act === 'sign' && second) await sign(first, second)
  else if (act === 'check' && second) check(first, second)
  else throw new Error('state-build.ts make KEY | sign DIR KEY | check DIR PUBLIC-KEY')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function make(file: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: OWNER_ONLY,
    flag: 'wx',
  })
  writeFileSync(`${file}.pub`, publicKey.export({ type: 'spki', format: 'pem' }))
  console.log(`Wrote ${file} and ${file}.pub, key ${keyId(publicKey)}`)
}

async function sign(folder: string, keyFile: string): Promise<void> {
  const changed = await git('status', '--porcelain')
  if (changed !== '') throw new Error('The tree has changes that no commit has: commit them first.')
  const statement = buildStatement(packagesIn(folder), {
    repository: 'git+https://fcc.invalid/fcc.git',
    commit: await git('rev-parse', 'HEAD'),
    lockfile: createHash('sha256')
      .update(readFileSync(join(root, 'pnpm-lock.yaml')))
      .digest('hex'),
    builder: `https://fcc.invalid/builder/node-${process.versions.node}`,
  })
  const envelope = signStatement(statement, createPrivateKey(readFileSync(keyFile)))
  writeFileSync(join(folder, FILE), `${JSON.stringify(envelope)}\n`)
  console.log(`Wrote ${FILE} over ${statement.subject.length} packages`)
}

function check(folder: string, keyFile: string): void {
  const envelope: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'))
  const statement = openStatement(envelope, createPublicKey(readFileSync(keyFile)))
  const wrong = deviations(statement, packagesIn(folder))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const [source] = statement.predicate.buildDefinition.resolvedDependencies
  console.log(
    `${statement.subject.length} packages as they were built from ${source?.digest.gitCommit}`,
  )
}

function packagesIn(folder: string) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  if (files.length === 0) throw new Error(`There are no packages in ${folder}.`)
  return files.map((file) => readTarball(readFileSync(join(folder, file))))
}

async function git(...words: readonly string[]): Promise<string> {
  const { code, output } = await runTool(root, 'git', words)
  if (code !== 0) throw new Error(`git ${words.join(' ')} failed: ${output}`)
  return output.trim()
}
