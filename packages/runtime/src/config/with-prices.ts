import type { Place } from '@fcc/plugin-api'
import { suggest } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'
import type { StatedProvider } from './host-config.ts'
import { type PriceTables, pricesOf } from './price-schema.ts'
import type { WrittenProvider } from './provider-schema.ts'

/**
 * Providers with the prices of the tables that they name: the rows of their model.
 *
 * @throws FccError FCC_CONFIG_INVALID where there is no such table, or no row of the model in it
 */
export function withPrices(
  providers: Readonly<Record<string, WrittenProvider>>,
  tables: PriceTables,
  placeOf: (path: readonly string[]) => Place,
): Readonly<Record<string, StatedProvider>> {
  return Object.fromEntries(
    Object.entries(providers).map(([name, { priceTable, ...provider }]) => {
      const { connection } = provider
      if (priceTable === undefined || !connection) return [name, provider]
      const path = ['providers', name, 'price']
      const refuse = (what: string) =>
        runtimeErrors.configInvalid([
          { place: placeOf(path), what: `providers.${name}.price: ${what}` },
        ])
      const rows = Object.hasOwn(tables, priceTable) ? tables[priceTable] : undefined
      if (!rows) {
        const hint = suggest(priceTable, Object.keys(tables))
        throw refuse(`there is no table ${priceTable} under prices.${hint}`)
      }
      const price = pricesOf(rows, connection.model)
      if (price.length === 0) {
        throw refuse(`the table ${priceTable} has no row of the model ${connection.model}`)
      }
      return [name, { ...provider, connection: { ...connection, price } }]
    }),
  )
}
