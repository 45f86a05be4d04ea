import { validators } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-links',
  setup({ contribute }) {
    contribute(validators, {
      id: 'acme-links/no-plain-http',
      title: 'No plain HTTP',
      validate({ text }) {
        return [...text.matchAll(/\bhttp:\/\//g)].map(({ 0: found, index }) => ({
          code: 'plain-http',
          severity: 'error' as const,
          message: 'A link goes over HTTP without encryption.',
          span: { start: index, end: index + found.length },
        }))
      },
    })
  },
})
