import {
  type Artifact,
  type Citation,
  citationsOf,
  contentWords,
  readBlocks,
  type Subject,
  withoutCitations,
} from '@fcc/contracts'
import { type CitedSource, citedSource } from './cited-source.ts'
import { sectionBody } from './section-body.ts'

/** A block of the judged text with what it cites. */
export interface CitingBlock {
  readonly words: ReadonlySet<string>
  /** The same, each as often as it is said. */
  readonly saying: readonly string[]
  readonly citations: readonly Citation[]
}

/** A text under judgement, and what it may cite; each part is read once, whatever number of checks look. */
export interface ContentReading {
  readonly text: string
  /** The names of the artifacts that can be cited. */
  readonly citable: readonly string[]
  /** Those of them that cite no other. */
  readonly sources: readonly string[]
  /** An artifact by name; nothing where the visit has none of that name. */
  source(artifact: string): CitedSource | undefined
  /** The blocks beneath a heading, or of the whole text; nothing where there is no such heading. */
  blocks(heading: string | undefined): readonly CitingBlock[] | undefined
}

/** Makes an artifact ready to be judged by content. It cannot cite itself, also where it was handed over. */
export function readContent(subject: Pick<Subject, 'name' | 'text' | 'inputs'>): ContentReading {
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
    source(artifact) {
      if (!Object.hasOwn(inputs, artifact)) return undefined
      const known = sources.get(artifact) ?? citedSource(inputs[artifact]?.text ?? '')
      sources.set(artifact, known)
      return known
    },
    blocks(heading) {
      if (!blocks.has(heading)) {
        const body = heading === undefined ? text : sectionBody(text, heading)
        blocks.set(heading, body === undefined ? undefined : citingBlocks(body))
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

function citingBlocks(text: string): readonly CitingBlock[] {
  return readBlocks(text).map((block) => {
    const saying = contentWords(withoutCitations(block.text))
    return { words: new Set(saying), saying, citations: citationsOf(block.text) }
  })
}
