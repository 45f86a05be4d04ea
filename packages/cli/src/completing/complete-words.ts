import type { Command } from 'commander'
import type { CommandContext } from '../command.ts'
import { type CliStreams, createTerminal } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import type { GlobalOptions } from '../options/global-options.ts'
import { type Candidate, candidatesFor } from './candidates.ts'

/** What a shell that asks for candidates calls; written by hand by nobody, so it is in no help. */
export const COMPLETING = '__complete'

/** A line that asks the shell for files. */
const FILES = ':files'

/**
 * Writes what may come next, a line each: the word, and what it is behind a tab; `:files` where files are
 * meant. What cannot be looked up, such as runs without a configuration, is offered as nothing: nobody wants
 * an error in the middle of a line.
 */
export async function completeWords(
  program: Command,
  words: readonly string[],
  streams: CliStreams,
): Promise<void> {
  const candidates = candidatesFor(program, words)
  if (candidates.kind === 'files') streams.stdout.write(`${FILES}\n`)
  const found =
    candidates.kind === 'words'
      ? candidates.words
      : candidates.kind === 'names'
        ? await lookUp(program, words, { streams, of: candidates.of })
        : []
  const current = words.at(-1) ?? ''
  for (const { word, about } of found) {
    if (isBegun(word, current)) streams.stdout.write(`${visible(word)}\t${visible(about)}\n`)
  }
}

/** The words before the one that is being written, without an option that lacks its value still. */
export function wholeWords(words: readonly string[]): readonly string[] {
  const before = words.slice(0, -1)
  return before.at(-1)?.startsWith('-') ? before.slice(0, -1) : before
}

/** Codes and ids are in capitals, and are typed as they come. */
function isBegun(word: string, current: string): boolean {
  return word.toLowerCase().startsWith(current.toLowerCase())
}

async function lookUp(
  program: Command,
  words: readonly string[],
  { streams, of }: { readonly streams: CliStreams; readonly of: Parameters<typeof find>[1] },
): Promise<readonly Candidate[]> {
  // What was written before decides whose names they are: `--tenant`, `--config`, `--as`.
  program.parseOptions([...wholeWords(words)])
  const silent = { write: () => true }
  const quiet = { ...streams, stdout: silent, stderr: silent }
  const global = program.opts<GlobalOptions>()
  const terminal = createTerminal(quiet, { color: false })
  return find({ terminal, streams: quiet, global }, of).catch(() => [])
}

async function find(
  context: CommandContext,
  of: Parameters<typeof import('./find-names.ts')['findNames']>[1],
) {
  const { findNames } = await import('./find-names.ts')
  return findNames(context, of)
}
