import { describe, expect, it } from 'vitest'
import { parseTarget } from './request-target.ts'

describe('what a client asks a registry for', () => {
  it.each([
    ['/zod', { kind: 'package', name: 'zod' }],
    ['/@fcc%2fkernel', { kind: 'package', name: '@fcc/kernel' }],
    ['/@fcc/kernel?write=true', { kind: 'package', name: '@fcc/kernel' }],
    ['/zod/4.6.7', { kind: 'version', name: 'zod', version: '4.6.7' }],
    ['/@fcc/kernel/1.0.0', { kind: 'version', name: '@fcc/kernel', version: '1.0.0' }],
    ['/zod/-/zod-4.6.7.tgz', { kind: 'tarball', name: 'zod', file: 'zod-4.6.7.tgz' }],
    [
      '/@fcc/kernel/-/kernel-1.0.0.tgz',
      { kind: 'tarball', name: '@fcc/kernel', file: 'kernel-1.0.0.tgz' },
    ],
  ])('%s is about one package', (url, target) => {
    expect(parseTarget(url)).toEqual(target)
  })

  it.each(['/', '/-/ping', '/-/npm/v1/security/advisories/bulk', '/%E0%A4%A', '/zod/a/b'])(
    '%s is about none',
    (url) => {
      expect(parseTarget(url)).toEqual({ kind: 'service' })
    },
  )
})
