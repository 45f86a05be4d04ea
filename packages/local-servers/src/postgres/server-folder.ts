import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ServerOptions } from '../local-server.ts'
import { placeBinaries } from './binaries.ts'
import { findServerUser } from './server-user.ts'

/** Who may do everything on a server of ours. */
export const ADMIN = { user: 'admin', password: 'for-tests-only' } as const

/** A folder with the data of a server that was never started. */
export interface ServerFolder {
  readonly data: string
  /** Starts one of the server's programs as whom the server runs as. */
  spawn(program: string, args: readonly string[]): ChildProcess
  remove(): void
  /** Has it removed by another process: this one is ending. */
  removeLater(): void
}

/** Where everybody may have files. */
const OPEN_TO_ALL = '/tmp'

/** Whether other users can reach a folder: all that it is in lets them through. */
function isOpen(folder: string): boolean {
  const above = dirname(folder)
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isOpen(above))
}

/** Makes the data of a server, with files beside its settings such as a certificate. */
export async function makeServerFolder(
  files: Readonly<Record<string, string>>,
  { ownGroup = false }: ServerOptions = {},
): Promise<ServerFolder> {
  const user = findServerUser()
  const folder = mkdtempSync(
    join(user && !isOpen(tmpdir()) ? OPEN_TO_ALL : tmpdir(), 'fcc-postgres-'),
  )
  // A server that was just told to end may still write.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  try {
    const own = (path: string) => user && chownSync(path, user.uid, user.gid)
    chmodSync(folder, 0o755)
    const data = join(folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    own(data)
    const programs = await placeBinaries(folder)
    const words = join(folder, 'password')
    writeFileSync(words, ADMIN.password, { mode: 0o600 })
    own(words)
    const spawned: ServerFolder['spawn'] = (program, args) =>
      spawn(join(programs, program), args, {
        ...user,
        cwd: folder,
        detached: ownGroup,
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    await ended(
      spawned('initdb', [
        ...['--pgdata', data, '--username', ADMIN.user, '--pwfile', words],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
        // As newer versions do by themselves: a page that is another one is refused, whatever it would say.
        '--data-checksums',
      ]),
    )
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(data, name), text, { mode: 0o600 })
      own(join(data, name))
    }
    const removeLater = () => {
      const script = 'sleep 1; rm -rf "$1"'
      spawn('sh', ['-c', script, 'sh', folder], { detached: true, stdio: 'ignore' }).unref()
    }
    return { data, spawn: spawned, remove, removeLater }
  } catch (error) {
    remove()
    throw error
  }
}

async function ended(child: ChildProcess): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}: ${said}`)
}
