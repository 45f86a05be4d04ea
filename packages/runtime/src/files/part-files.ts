import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'

/** Files that this thread writes just now, by every copy of this module. */
const WRITING = Symbol.for('fcc.part-files')
const shared = globalThis as { [WRITING]?: Set<string> }
shared[WRITING] ??= new Set()
const writing = shared[WRITING]

/** What a file says, or a link; nothing where there is none. */
function told(read: () => string): string {
  try {
    return read().trim()
  } catch {
    return ''
  }
}

/** Where a process id means the same process: a machine, and the container on it. */
const PLACE = createHash('sha256')
  .update(
    JSON.stringify([
      hostname(),
      told(() => readFileSync('/etc/machine-id', 'utf8')),
      told(() => readlinkSync('/proc/self/ns/pid')),
    ]),
  )
  .digest('hex')
  .slice(0, 8)

/** A name beside that of a file, for what is not whole yet: it says who writes it. Given back once it is gone. */
export function beginPart(file: string): string {
  const by = [PLACE, process.pid.toString(36), threadId.toString(36)].join('-')
  const name = `${file}.${by}-${randomBytes(6).toString('hex')}.part`
  writing.add(name)
  return name
}

/** Says that nobody writes a part any more, and removes it where it is still there. */
export function endPart(name: string): void {
  rmSync(name, { force: true })
  writing.delete(name)
}

/**
 * Removes the parts of a file that processes left which are no more. Of another machine or container nobody can tell
 * whether it still writes: its parts stay, and so do those of a process that has the number of one that ended.
 */
export function removeLeftParts(file: string): void {
  const folder = dirname(file)
  const start = `${basename(file)}.${PLACE}-`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.part')) continue
    const [, pid = '', thread = ''] =
      /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-f]{12}\.part$/.exec(name.slice(start.length)) ?? []
    const path = join(folder, name)
    if (pid !== '' && !isLive(path, Number.parseInt(pid, 36), Number.parseInt(thread, 36))) {
      rmSync(path, { force: true })
    }
  }
}

function isLive(path: string, pid: number, thread: number): boolean {
  // One that had our number is gone: of our own thread it is known what it writes, of others it is not.
  if (pid === process.pid) return thread !== threadId || writing.has(path)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
