import { detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

const id = 'acme-tickets/ticket-numbers'
const category = 'acme-tickets/ticket'

export const plugin = definePlugin({
  id: 'acme-tickets',
  setup({ contribute }) {
    contribute(detectors, {
      id,
      title: 'Ticket numbers',
      version: '1',
      categories: [category],
      detect(text) {
        return [...text.matchAll(/\b[A-Z]{2,5}-\d{1,6}\b/g)].map(({ 0: found, index }) => ({
          category,
          span: { start: index, end: index + found.length },
          confidence: 0.9,
          detector: id,
        }))
      },
    })
  },
})
