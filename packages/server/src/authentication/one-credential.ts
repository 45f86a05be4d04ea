import type { ApiKeyProvider } from '@fcc/runtime'
import type { Authenticator } from './authenticator.ts'
import { refused } from './refused.ts'

/** Refuses a request that shows two credentials: which of the two counts would be a guess. */
export function oneCredential({ header }: Pick<ApiKeyProvider, 'header'>): Authenticator {
  return {
    async authenticate({ headers }) {
      const isTwo = headers[header] !== undefined && headers.authorization !== undefined
      return isTwo ? refused(`${header} and authorization are there both.`) : undefined
    },
  }
}
