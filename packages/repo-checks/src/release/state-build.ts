/**
 * States what was built from which commit, signed, and checks it.
 *
 *   node …/state-build.ts make KEY.pem            a key pair: KEY.pem, which stays here, and KEY.pem.pub
 *   node …/state-build.ts sign DIR KEY.pem        writes DIR/provenance.json over the packages in DIR
 *   node …/state-build.ts check DIR KEY.pem.pub   sees that the packages in DIR are those
 */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keyId } from './signed-envelope.ts'
import { checkFolder, STATEMENT_FILE, signFolder } from './stated-folder.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '')
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
  const { subject } = await signFolder(root, folder, keyFile)
  console.log(`Wrote ${STATEMENT_FILE} over ${subject.length} packages`)
}

function check(folder: string, keyFile: string): void {
  const { subject, predicate } = checkFolder(folder, keyFile)
  const [source] = predicate.buildDefinition.resolvedDependencies
  console.log(`${subject.length} packages as they were built from ${source?.digest.gitCommit}`)
}
