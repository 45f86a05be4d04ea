import { type Detector, detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

const badges: Detector = {
  id: 'acme-badges/badges',
  title: 'Badge numbers',
  // Results are cached under it: raise it when the findings change.
  version: '1',
  categories: ['staff/badge'],
  detect: (text) =>
    [...text.matchAll(/\bBG-\d{4}\b/g)].map(({ 0: found, index }) => ({
      category: 'staff/badge',
      span: { start: index, end: index + found.length },
      confidence: 0.9,
      detector: 'acme-badges/badges',
    })),
}

export default definePlugin({
  id: 'acme-badges',
  setup({ contribute }) {
    contribute(detectors, badges)
  },
})
