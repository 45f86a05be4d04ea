import { delimiter } from 'node:path'
import { describe, expect, it } from 'vitest'
import { thirdPartyEnvironment } from './third-party-environment.ts'

const settings = { binaries: ['/node'], registry: 'http://127.0.0.1:1', caches: '/c' } as const
const environment = (surrounding: Record<string, string>, manager: 'npm' | 'pnpm' = 'npm') =>
  thirdPartyEnvironment(surrounding, { ...settings, manager })

describe('the environment of a third party', () => {
  it('has nothing of this workspace or of the package manager that runs us', () => {
    const env = environment({
      PATH: ['/ours/node_modules/.bin', '/usr/bin'].join(delimiter),
      HOME: '/home',
      CI: 'true',
      NODE_OPTIONS: '--conditions=source',
      npm_config_user_agent: 'pnpm/10',
      npm_lifecycle_event: 'x',
      PNPM_PACKAGE_NAME: 'x',
      FCC_CONFORMANCE_DATA: '/data',
    })
    expect(env.PATH).toBe(['/node', '/usr/bin'].join(delimiter))
    expect(env.HOME).toBe('/home')
    const leaked = Object.keys(env).filter((name) =>
      /^(CI|NODE_OPTIONS|PNPM_|FCC_|npm_l)/.test(name),
    )
    expect([leaked, env.npm_config_user_agent]).toEqual([[], undefined])
  })

  it('keeps how this machine reaches a registry, and reaches loopback without a proxy', () => {
    const env = environment({
      npm_config_cafile: '/ca',
      HTTPS_PROXY: 'http://p',
      no_proxy: 'intern',
    })
    expect(env).toMatchObject({
      npm_config_cafile: '/ca',
      HTTPS_PROXY: 'http://p',
      no_proxy: 'intern,127.0.0.1,localhost',
      npm_config_registry: 'http://127.0.0.1:1',
    })
  })

  it('gives each package manager its own settings only', () => {
    expect(environment({}, 'npm')).not.toHaveProperty('npm_config_store_dir')
    expect(environment({}, 'pnpm')).not.toHaveProperty('npm_config_audit')
  })
})
