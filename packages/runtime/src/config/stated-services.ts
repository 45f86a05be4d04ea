import type { HostConfig, StatedAttributes } from './host-config.ts'

/** What the host states of services; what it does not state is the worst. */
export function statedServices(
  services: Readonly<Record<string, StatedAttributes>>,
): HostConfig['services'] {
  return Object.fromEntries(
    Object.entries(services).map(([host, stated]) => [
      host.toLowerCase(),
      {
        region: stated.region ?? 'unknown',
        agreements: stated.agreements ?? [],
        cloud: stated.cloud ?? 'unknown',
        retentionDays: stated.retentionDays ?? Number.MAX_SAFE_INTEGER,
      },
    ]),
  )
}
