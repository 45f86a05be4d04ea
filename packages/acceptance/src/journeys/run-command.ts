import { type Command, killGroup, startGroup } from './process-group.ts'

/** How a command ended, with all that it said. */
export interface Ended extends Command {
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** No command of a journey takes as long; one that does hangs. */
const LIMIT_MS = 180_000

/** Runs a command to its end. What does not end in time is killed, with all that it started. */
export function runCommand(command: Command, limitMs = LIMIT_MS): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = startGroup(command)
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    const limit = setTimeout(() => {
      err += `\n(killed after ${limitMs} ms)`
      killGroup(child)
    }, limitMs)
    child.on('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ ...command, code, out, err })
    })
  })
}

/** @throws Error with the command and its output where it did not end with the code */
export function expectCode(ended: Ended, code: number): Ended {
  if (ended.code === code) return ended
  throw new Error(`It should end with ${code}.\n${storyOf(ended)}`)
}

/** @throws Error with the command and its output where it ended well */
export function expectFailure(ended: Ended): Ended {
  if (ended.code !== 0) return ended
  throw new Error(`It should not succeed.\n${storyOf(ended)}`)
}

/** @throws Error with the command and its output where a text is not in it */
export function expectSaid(ended: Ended, ...texts: readonly string[]): Ended {
  const said = ended.out + ended.err
  const missing = texts.filter((text) => !said.includes(text))
  if (missing.length === 0) return ended
  throw new Error(
    `It should say ${missing.map((text) => JSON.stringify(text)).join(', ')}.\n${storyOf(ended)}`,
  )
}

function storyOf({ words, folder, code, out, err }: Ended): string {
  return [`  $ ${words.join(' ')}`, `  in ${folder}, ended with ${code}`, out, err]
    .filter((part) => part.trim() !== '')
    .join('\n')
}
