import type { Call } from '@fcc/contracts'

/** Two made-up tenants, to find out whether anything is kept from one for the other. */
export const SAMPLE_TENANTS = {
  riverside: {
    id: 'riverside',
    name: 'Riverside',
    namespace: 'urn:fcc:tenant:riverside',
    contributions: () => [],
  },
  lakeside: {
    id: 'lakeside',
    name: 'Lakeside',
    namespace: 'urn:fcc:tenant:lakeside',
    contributions: () => [],
  },
} as const satisfies Readonly<Record<string, Call['tenant']>>

/** A call with settings for one of them. */
export function sampleCall(
  settings: unknown,
  tenant: Call['tenant'] = SAMPLE_TENANTS.riverside,
): Call<unknown> {
  return { settings, tenant, signal: new AbortController().signal }
}
