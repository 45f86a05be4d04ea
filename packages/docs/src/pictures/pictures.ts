import { ARCHITECTURE_PICTURE } from './architecture.ts'
import { CONCEPT_PICTURES } from './concepts.ts'
import type { Width } from './draw-picture.ts'
import { GUIDE_PICTURES } from './guides.ts'
import type { Picture } from './picture.ts'

/** Every picture that pages written by hand show; each is a committed file, drawn from here. */
export const PICTURES: readonly Picture[] = [
  ARCHITECTURE_PICTURE,
  ...CONCEPT_PICTURES,
  ...GUIDE_PICTURES,
]

/** What the names of their files end with, by what they are drawn for. */
export const WIDTHS: readonly (readonly [suffix: string, of: Width])[] = [
  ['', 'wide'],
  ['-narrow', 'narrow'],
]
