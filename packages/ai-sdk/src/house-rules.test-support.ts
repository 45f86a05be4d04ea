import { detectors, providers, readDocuments, textAnswer } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { createTestRuntime } from '@fcc/testing'
import { onTestFinished } from 'vitest'

const documents = `
scheme: secret
title: Secrets
categories: [secret]
classify: [{ finding: house/, category: secret }]
---
constitution: rules
title: Rules of the house
rules:
  - { id: no-codes, tier: mandatory, at: [prompt], remedy: redact, when: "findings.exists(f, f.category == 'house/code')", say: Codes stay here. }
  - { id: no-bombs, tier: hard_stop, at: [run_input], when: "findings.exists(f, f.category == 'house/bomb')", say: Not about that. }
  - { id: no-leaks, tier: mandatory, at: [output], when: "findings.exists(f, f.category == 'house/bomb')", say: Not said by a model. }
  - { id: no-deletes, tier: hard_stop, at: [tool_call], when: "tool.id == 'delete_all'", say: Nothing is deleted. }
  - { id: transfers, tier: mandatory, at: [tool_call], remedy: require_approval, approvable_by: [officer], when: "tool.id == 'transfer'", say: An officer approves transfers. }
  - { id: clean-results, tier: mandatory, at: [tool_result], remedy: redact, when: "findings.exists(f, f.category == 'house/code')", say: Codes of tools stay there. }
permits: [{ id: vendors, at: [egress], when: "!('secret' in labels) || 'DPA' in provider.agreements" }]
`

/** A tenant with rules that are easy to see: codes like K-123 are taken out, BOMB is stopped. */
export async function openHouse(agreements: readonly string[] = ['DPA']): Promise<TenantSession> {
  const { documents: read, problems } = readDocuments(documents, { file: 'house.yaml' })
  if (problems.length > 0) throw new Error(problems.map(({ why }) => why).join('\n'))
  const plugin = definePlugin({
    id: 'house',
    setup({ contribute }) {
      for (const document of read) {
        contribute(document.point, { ...document.value, id: `house/${document.name}` } as never)
      }
      contribute(detectors, {
        id: 'house/words',
        title: 'Words of the house',
        version: '1',
        categories: ['house/'],
        detect: (text) =>
          [...text.matchAll(/K-\d+|BOMB/g)].map(({ 0: word, index }) => ({
            category: word === 'BOMB' ? 'house/bomb' : 'house/code',
            span: { start: index, end: index + word.length },
            confidence: 1,
            detector: 'house/words',
          })),
      })
      contribute(providers, {
        id: 'house/vendor',
        title: 'Vendor',
        attributes: {
          ...{ location: 'remote', region: 'eu', cloud: 'commercial', retentionDays: 0 },
          agreements: [],
        },
        deterministic: false,
        generate: () => textAnswer('', { model: 'm', usage: { inputTokens: 0, outputTokens: 0 } }),
      })
    },
  })
  const { session, close } = await createTestRuntime({
    plugins: [plugin],
    // The sockets of the endpoint beside it are not the runtime's.
    stop: 'by-caller',
    host: {
      platformConstitutions: ['house/rules'],
      providers: { 'house/vendor': { agreements } },
    },
  })
  onTestFinished(close)
  return session
}
