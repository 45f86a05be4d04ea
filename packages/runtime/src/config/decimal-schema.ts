import { type Decimal, decimalOf, isDecimal } from '@fcc/contracts/prices'
import { z } from 'zod'

const aDecimal = 'a decimal of 0 or more, such as 0.25; in quotes where it has more than 15 digits'

/** A decimal as it is written: a number, or a text where a number could not hold it exactly. */
export const decimal = z
  .union([z.number(), z.string()], { error: aDecimal })
  .transform((written, context): Decimal => {
    const decimal =
      typeof written === 'number' ? decimalOf(written) : isDecimal(written) ? written : undefined
    if (decimal !== undefined) return decimal
    context.addIssue(aDecimal)
    return z.NEVER
  })
