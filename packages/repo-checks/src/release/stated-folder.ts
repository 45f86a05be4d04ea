import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from '../tools/run-tool.ts'
import {
  type BuildStatement,
  type BuiltPackage,
  buildStatement,
  deviations,
  openStatement,
  signStatement,
} from './build-statement.ts'
import { readTarball } from './read-tarball.ts'

/** The statement beside the packages that it is about. */
export const STATEMENT_FILE = 'provenance.json'

/** A package as it was packed, with its file. */
export interface PackedFile extends BuiltPackage {
  readonly path: string
}

/**
 * States of the packages in a folder from which commit they were built, signed by a key of one's own.
 *
 * @param root the clone; what has changes that no commit has is not signed
 * @throws Error where it has, or the folder has no packages
 */
export async function signFolder(
  root: string,
  folder: string,
  keyFile: string,
): Promise<BuildStatement> {
  const changed = await git(root, 'status', '--porcelain')
  if (changed !== '') throw new Error('The tree has changes that no commit has: commit them first.')
  const statement = buildStatement(packagesIn(folder), {
    repository: 'git+https://fcc.invalid/fcc.git',
    commit: await git(root, 'rev-parse', 'HEAD'),
    lockfile: createHash('sha256')
      .update(readFileSync(join(root, 'pnpm-lock.yaml')))
      .digest('hex'),
    builder: `https://fcc.invalid/builder/node-${process.versions.node}`,
  })
  const envelope = signStatement(statement, createPrivateKey(readFileSync(keyFile)))
  writeFileSync(join(folder, STATEMENT_FILE), `${JSON.stringify(envelope)}\n`)
  return statement
}

/**
 * Sees that the packages in a folder are those that its statement is about, byte for byte, no more and no fewer.
 *
 * @throws Error with a sentence for each that is not, or where the key did not sign the statement
 */
export function checkFolder(folder: string, publicKeyFile: string): BuildStatement {
  const envelope: unknown = JSON.parse(readFileSync(join(folder, STATEMENT_FILE), 'utf8'))
  const statement = openStatement(envelope, createPublicKey(readFileSync(publicKeyFile)))
  const wrong = deviations(statement, packagesIn(folder))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return statement
}

/** The packed packages of a folder. @throws Error where there are none */
export function packagesIn(folder: string): readonly PackedFile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  if (files.length === 0) throw new Error(`There are no packages in ${folder}.`)
  return files.map((file) => {
    const path = join(folder, file)
    return { ...readTarball(readFileSync(path)), path }
  })
}

async function git(root: string, ...words: readonly string[]): Promise<string> {
  const { code, output } = await runTool(root, 'git', words)
  if (code !== 0) throw new Error(`git ${words.join(' ')} failed: ${output}`)
  return output.trim()
}
