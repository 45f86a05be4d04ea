import { MEDIA_TYPES, type MediaType } from '@fcc/contracts'
import {
  either,
  type MemberRule,
  object,
  oneOf,
  recordOf,
  shapeOf,
  text,
  words,
} from '../cases/member-rule.ts'
import type { GivenSubject } from './sample-subject.ts'

/** What a case gives whose subject is an artifact. */
export interface SubjectCase extends GivenSubject {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The text that is judged. */
  readonly text: string
  /** What the text is; `text/markdown` where left out. */
  readonly mediaType?: MediaType | undefined
  /** Settings of this case, instead of the suite's. */
  readonly settings?: unknown
}

/** Texts by artifact name, or texts with their media type. */
export const artifacts: MemberRule = recordOf(
  either(text, shapeOf({ text, mediaType: oneOf(MEDIA_TYPES) }, ['text', 'mediaType'])),
)

/** The members of a case that make its subject. */
export const subjectRules: Readonly<Record<string, MemberRule>> = {
  text,
  mediaType: oneOf(MEDIA_TYPES),
  artifact: words,
  inputs: artifacts,
  outputs: artifacts,
  persona: object,
  settings: object,
}
