import { z } from 'zod'
import { LEVELS } from './level.ts'

/** What a tenant is accredited to hold. A tenant that says nothing may hold up to CUI. */
export const accreditationSchema = z.strictObject({
  level: z.enum(LEVELS).default('CUI').describe('The highest level that it may hold.'),
  compartments: z
    .array(z.string().regex(/^[A-Z][A-Z0-9 -]{0,40}$/))
    .default([])
    .describe('Compartments by their marking: `SI`, `TK`.'),
})

export type Accreditation = z.output<typeof accreditationSchema>
