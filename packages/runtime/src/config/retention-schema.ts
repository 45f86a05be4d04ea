import { RECORD_KINDS } from '@fcc/contracts'
import { z } from 'zod'

/** After how many days a tenant asks to have records removed, by kind. */
export const retentionAsked = z
  .partialRecord(z.enum(RECORD_KINDS), z.number().positive())
  .describe(
    'Kind of record → after how many days it is removed by `fcc prune`, where no layer demands longer. What is not named stays.',
  )
