import { z } from 'zod'
import { readCookies } from '../http/read-request.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { defineRoute, type Route } from './route.ts'

const word = z.string().max(4000)
const csrfSchema = z.object({ csrf: word }).meta({ id: 'CsrfToken' })
const redirected = { 303: null } as const

/** Sign-in of people with a browser; there are these routes where an issuer is configured for it. */
export function signInRoutes(signIn: SignIn | undefined): readonly Route[] {
  if (!signIn) return []
  return [
    defineRoute({
      id: 'sign_in.issuers',
      method: 'GET',
      path: '/v1/sign-in',
      access: 'public',
      summary: 'The issuers that one can sign in at',
      responses: { 200: z.object({ issuers: z.array(z.string()) }) },
      handle: async () => ({ status: 200, body: { issuers: signIn.issuers } }),
    }),
    defineRoute({
      id: 'sign_in.begin',
      method: 'GET',
      path: '/v1/sign-in/{issuer}',
      access: 'public',
      summary: 'Sends a browser to an issuer, to come back signed in',
      params: z.strictObject({ issuer: z.string().max(50) }),
      query: z.strictObject({ back: z.string().max(500).optional() }),
      responses: redirected,
      problems: [401],
      async handle({ params, query }) {
        const { location, cookies } = await signIn.begin(params.issuer, query.back)
        return { status: 303, headers: { location, 'set-cookie': cookies } }
      },
    }),
    defineRoute({
      id: 'sign_in.finish',
      method: 'GET',
      path: '/v1/sign-in/callback',
      access: 'public',
      summary: 'Where the issuer sends a browser back to',
      query: z.record(z.string().max(50), word),
      responses: redirected,
      problems: [401],
      async handle({ query, headers }) {
        const { location, cookies } = await signIn.finish(query, readCookies(headers.cookie))
        return { status: 303, headers: { location, 'set-cookie': cookies } }
      },
    }),
    defineRoute({
      id: 'session.csrf',
      method: 'GET',
      path: '/v1/session',
      access: 'signed_in',
      summary: 'The token that a page sends back in X-CSRF-Token with whatever changes something',
      responses: { 200: csrfSchema },
      handle: async ({ headers }) => ({
        status: 200,
        body: { csrf: signIn.csrf(readCookies(headers.cookie)) },
      }),
    }),
    defineRoute({
      id: 'session.renew',
      method: 'POST',
      path: '/v1/session/renew',
      access: 'signed_in',
      summary: 'Renews the session, by what its issuer says now',
      responses: { 200: csrfSchema },
      async handle({ headers }) {
        const { cookies, csrf } = await signIn.renew(readCookies(headers.cookie))
        return { status: 200, body: { csrf }, headers: { 'set-cookie': cookies } }
      },
    }),
    defineRoute({
      id: 'session.end',
      method: 'POST',
      path: '/v1/sign-out',
      access: 'signed_in',
      summary: 'Ends the session here; its issuer’s own is ended at the address that is answered',
      responses: { 200: z.object({ at: z.string().optional() }) },
      async handle({ headers }) {
        const { cookies, at } = await signIn.end(readCookies(headers.cookie))
        return { status: 200, body: { at }, headers: { 'set-cookie': cookies } }
      },
    }),
  ]
}
