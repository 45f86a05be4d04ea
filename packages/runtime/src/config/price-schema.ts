import { type ModelPrice, type PriceTable, priceTableProblems } from '@fcc/contracts/prices'
import { z } from 'zod'
import { decimal } from './decimal-schema.ts'

const text = z.string().trim().min(1)

const day = z.iso.date('a day as YYYY-MM-DD')

const priceKeys = {
  from: day.optional().describe('The first day on which it holds, UTC; since ever by default.'),
  until: day
    .optional()
    .describe('The first day on which it holds no more; until the next price begins by default.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code, such as USD')
    .describe('The currency, as ISO 4217 names it.'),
  input: decimal.describe('What a million tokens of a request cost.'),
  output: decimal.describe('What a million tokens of an answer cost.'),
  cached: decimal
    .optional()
    .describe('What a million tokens cost that its cache served; as `input` by default.'),
}

const price = z.strictObject(priceKeys)
const pricesOfTime = z.array(price).superRefine(checkTable)

/** What stands under `price` of a provider: one price, several with their days, or the name of a table. */
export const statedPrice = z.union(
  [
    text.describe('A table under `prices`, in which the rows of its model count.'),
    price.transform((one): PriceTable => [one]),
    pricesOfTime,
  ],
  { error: 'one price, a list of prices with their days, or the name of a table' },
)

/** A table of prices under its name: rows of several models. */
export const priceRows = z
  .array(
    z.strictObject({ model: text.describe('The model, as a provider names it.'), ...priceKeys }),
  )
  .superRefine((rows, context) => {
    for (const model of new Set(rows.map((row) => row.model))) {
      checkTable(
        rows.filter((row) => row.model === model),
        context,
        `${model}: `,
      )
    }
  })

/** Table → its rows. */
export type PriceTables = Readonly<Record<string, z.output<typeof priceRows>>>

/** The prices of a model in a table; empty where it has none. */
export function pricesOf(rows: PriceTables[string], model: string): PriceTable {
  return rows.filter((row) => row.model === model).map(({ model: _, ...of }): ModelPrice => of)
}

function checkTable(
  table: PriceTable,
  context: { addIssue: (message: string) => void },
  about = '',
): void {
  for (const problem of priceTableProblems(table)) context.addIssue(`${about}${problem}`)
}
