/** One block of a guide that is acted on, in its order. */
export type GuideBlock = FileBlock | SessionBlock | PartBlock

/** A block that is a file of the reader's project: `ts file=src/index.ts`. */
export interface FileBlock {
  readonly kind: 'file'
  readonly file: string
  readonly text: string
  /** Of the fence in the guide, one-based. */
  readonly line: number
}

/** A block that is typed in a terminal, with what comes back. */
export interface SessionBlock {
  readonly kind: 'session'
  readonly steps: readonly SessionStep[]
  readonly line: number
}

/** A block that shows a part of a configuration, which is read and not used: `yaml part-of=fcc.yaml`. */
export interface PartBlock {
  readonly kind: 'part'
  readonly text: string
  readonly line: number
}

/** One command, with the lines that follow it. */
export interface SessionStep {
  readonly command: string
  /** What is shown beneath; nothing shown is nothing compared. */
  readonly output: readonly string[]
  /** What it must end with: a last line `exit 3` says another one than 0. */
  readonly exitCode: number
}

/** What is in a guide, and what is in it that no test could hold it to. */
export interface Guide {
  readonly blocks: readonly GuideBlock[]
  readonly problems: readonly string[]
}

const fencePattern = /^```(\S*)([^\n]*)\n([\s\S]*?)^```$/gm

/**
 * Reads the blocks of a guide. A block is a file, by `file=NAME`, a part of a configuration, by `part-of=fcc.yaml`, or a
 * session in a terminal, by the language `console`; one that is none of them is a problem, for nobody would notice when it grows wrong.
 */
export function parseGuide(markdown: string): Guide {
  const blocks: GuideBlock[] = []
  const problems: string[] = []
  for (const { 1: language = '', 2: rest = '', 3: text = '', index } of markdown.matchAll(
    fencePattern,
  )) {
    const line = markdown.slice(0, index).split('\n').length
    const file = /\bfile=(\S+)/.exec(rest)?.[1]
    if (file !== undefined) blocks.push({ kind: 'file', file, text, line })
    else if (/\bpart-of=fcc\.yaml\b/.test(rest)) blocks.push({ kind: 'part', text, line })
    else if (language === 'console')
      blocks.push({ kind: 'session', steps: parseSession(text), line })
    else problems.push(`Line ${line}: a block of ${language || 'nothing'} that no test acts on.`)
  }
  return { blocks, problems }
}

/** The commands of a session: lines after `$ `, each with the lines up to the next. */
export function parseSession(text: string): readonly SessionStep[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part): SessionStep => {
      const [command = '', ...below] = part.trimEnd().split('\n')
      const exit = /^exit (\d+)$/.exec(below.at(-1) ?? '')?.[1]
      return {
        command,
        output: exit === undefined ? below : below.slice(0, -1),
        exitCode: Number(exit ?? 0),
      }
    })
}
