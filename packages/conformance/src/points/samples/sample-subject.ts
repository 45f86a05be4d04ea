import {
  type Artifact,
  type Content,
  type MediaType,
  NO_LABELS,
  type Persona,
  type Subject,
} from '@fcc/contracts'

/** Texts by artifact name; a plain text is `text/plain`. */
export type GivenArtifacts = Readonly<Record<string, string | Content>>

/** What a case gives of a subject. */
export interface GivenSubject {
  /** The text that is judged. */
  readonly text: string
  /** What the text is; `text/markdown` where left out. */
  readonly mediaType?: MediaType | undefined
  /** The artifact's name; `subject` where none is given. */
  readonly artifact?: string | undefined
  /** What the visit had before it, by name. */
  readonly inputs?: GivenArtifacts | undefined
  /** Other artifacts that the visit made. */
  readonly outputs?: GivenArtifacts | undefined
  /** Whose work it is. */
  readonly persona?: Persona | undefined
}

/** Artifacts as a visit holds them, without labels. */
export function artifactsOf(given: GivenArtifacts = {}): Readonly<Record<string, Artifact>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const content = typeof value === 'string' ? plainText(value) : value
      return [name, { name, ...content, labels: NO_LABELS }]
    }),
  )
}

function plainText(text: string): Content {
  return { text, mediaType: 'text/plain' }
}

/** A subject, made anew at each call, so that whoever changes it changes only this one. */
export function subjectOf(given: GivenSubject): Subject {
  const { text, mediaType = 'text/markdown', artifact: name = 'subject', persona } = given
  const own: Artifact = { name, text, mediaType, labels: NO_LABELS }
  return {
    ...own,
    inputs: artifactsOf(given.inputs),
    outputs: { ...artifactsOf(given.outputs), [name]: own },
    persona,
  }
}
