/**
 * What the terms of a vocabulary are for.
 * - `language`: words of a field; prompts explain them and checks look for them
 * - `tags`, `archetypes`: what personas are found by
 * - `dimensions`: one category of what a persona's profile may say; its terms without a broader one are the
 *   dimensions, those beneath them their elements
 * - `discernment`, `design-target`: what a persona is rated in
 */
export const VOCABULARY_USES = [
  'language',
  'tags',
  'archetypes',
  'dimensions',
  'discernment',
  'design-target',
] as const
export type VocabularyUse = (typeof VOCABULARY_USES)[number]

/** One thing that has a name, as its vocabulary names it. */
export interface Term {
  /** The name that is preferred. */
  readonly term: string
  /** A short form, such as `AC` of a control family. */
  readonly code?: string | undefined
  /** Other names for the same. */
  readonly synonyms: readonly string[]
  /** What is meant by it, in a sentence or two; every term of a language has one. */
  readonly definition?: string | undefined
  /** Terms of the same vocabulary that it belongs under, nearest first. Not transitive: each is named. */
  readonly broader: readonly string[]
}

/** A list of terms, as data. */
export interface Vocabulary {
  /** `<plugin id>/<name>`. */
  readonly id: string
  readonly title: string
  readonly of: VocabularyUse
  readonly terms: readonly Term[]
}

/** The most terms of one vocabulary. */
export const MAX_TERMS = 5_000
/** The longest name, code or synonym, in characters. */
export const MAX_WORD_LENGTH = 200
/** The longest definition, in characters. */
export const MAX_DEFINITION_LENGTH = 600
/** The most synonyms of one term, and the most terms that it belongs under. */
export const MAX_SYNONYMS = 50

/** Every name of a term, the preferred first. */
export function namesOf({
  term,
  code,
  synonyms,
}: Pick<Term, 'term' | 'code' | 'synonyms'>): readonly string[] {
  return [term, ...(code === undefined ? [] : [code]), ...synonyms]
}

/**
 * A name as it is compared: in one form (NFKC), white space as one blank. In lower case, but for a name
 * without lower-case letters: `AC` is not `ac`.
 */
export function comparedName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  return isCode(plain) ? plain : plain.toLowerCase()
}

/** Whether a name is written in capitals alone, and so means something only when it is written like that. */
export function isCode(name: string): boolean {
  return /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name)
}
