import { definePlugin, defineService } from '@fcc/plugin-api'

/** What the one plugin offers and the other uses; both import this token. */
export const exchangeRates = defineService<{ rate(currency: string): number | undefined }>({
  id: 'acme-rates/exchange-rates',
  version: '1.0.0',
})

export const plugin = definePlugin({
  id: 'acme-rates',
  provides: [exchangeRates],
  setup({ provide }) {
    const rates = new Map([['EUR', 1.09]])
    provide(exchangeRates, { rate: (currency) => rates.get(currency) })
  },
})

export const consumer = definePlugin({
  id: 'acme-invoices',
  // Under `optional` instead, it starts without: then it is `undefined`.
  needs: { rates: exchangeRates },
  setup({ needs: { rates } }) {
    if (rates.rate('EUR') === undefined)
      throw new Error('No invoice can be written without a rate.')
  },
})
