import type { Detector } from '@fcc/contracts'

const id = 'example-fcc-template/ticket-numbers'
const category = 'example-fcc-template/ticket'

/** Finds ticket numbers such as ABC-123, which name internal work. */
export const ticketNumbers: Detector = {
  id,
  title: 'Ticket numbers',
  // Results are cached under it: raise it when the findings change.
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
}
