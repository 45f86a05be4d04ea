import type { Artifact, Subject } from '@fcc/contracts'
import {
  type Citation,
  citationsOf,
  contentWords,
  readBlocksSteps,
  withoutCitations,
} from '@fcc/contracts/statements'
import type { Vocabulary } from '@fcc/contracts/vocabularies'
import type { Steps } from '@fcc/plugin-api'
import { type CitedSource, citedSourceSteps, WORDS_COST } from './cited-source.ts'
import { sectionBody } from './section-body.ts'

/** A block of the judged text with what it cites. */
export interface CitingBlock {
  readonly words: ReadonlySet<string>
  /** The same, each as often as it is said. */
  readonly saying: readonly string[]
  readonly citations: readonly Citation[]
}

/**
 * A text under judgement, and what it may cite; each part is read once, in steps, whatever number of
 * checks look.
 */
export interface ContentReading {
  readonly text: string
  /** The names of the artifacts that can be cited. */
  readonly citable: readonly string[]
  /** Those of them that cite no other. */
  readonly sources: readonly string[]
  /** An artifact by name; nothing where the visit has none of that name. */
  source(artifact: string): Steps<CitedSource | undefined>
  /** The blocks beneath a heading, or of the whole text; nothing where there is no such heading. */
  blocks(heading: string | undefined): Steps<readonly CitingBlock[] | undefined>
  /** A vocabulary by its whole id; nothing where the run has none of that id. */
  vocabulary(id: string): Vocabulary | undefined
  /** The text of an artifact that can be cited. */
  textOf(artifact: string): string | undefined
}

/** Makes an artifact ready to be judged by content. It cannot cite itself, also where it was handed over. */
export function readContent(
  subject: Pick<Subject, 'name' | 'text' | 'inputs'>,
  vocabularies: readonly Vocabulary[] = [],
): ContentReading {
  const { name: own, text } = subject
  const inputs = Object.fromEntries(Object.entries(subject.inputs).filter(([name]) => name !== own))
  const sources = new Map<string, CitedSource>()
  const blocks = new Map<string | undefined, readonly CitingBlock[] | undefined>()
  return {
    text,
    citable: Object.keys(inputs),
    sources: Object.values(inputs)
      .filter((input) => !citesAnother(input, inputs))
      .map(({ name }) => name),
    vocabulary: (id) => vocabularies.find((each) => each.id === id),
    textOf: (artifact) => (Object.hasOwn(inputs, artifact) ? inputs[artifact]?.text : undefined),
    *source(artifact) {
      if (!Object.hasOwn(inputs, artifact)) return undefined
      const known = sources.get(artifact) ?? (yield* citedSourceSteps(inputs[artifact]?.text ?? ''))
      sources.set(artifact, known)
      return known
    },
    *blocks(heading) {
      if (!blocks.has(heading)) {
        yield text.length
        const body = heading === undefined ? text : sectionBody(text, heading)
        blocks.set(heading, body === undefined ? undefined : yield* citingBlocks(body))
      }
      return blocks.get(heading)
    },
  }
}

/** Whether an artifact was made from another that is here. */
function citesAnother({ name, text }: Artifact, inputs: Subject['inputs']): boolean {
  return citationsOf(text).some(
    ({ artifact }) => artifact !== name && Object.hasOwn(inputs, artifact),
  )
}

function* citingBlocks(text: string): Steps<readonly CitingBlock[]> {
  const blocks: CitingBlock[] = []
  for (const block of yield* readBlocksSteps(text)) {
    yield block.text.length * WORDS_COST
    const saying = contentWords(withoutCitations(block.text))
    blocks.push({ words: new Set(saying), saying, citations: citationsOf(block.text) })
  }
  return blocks
}
