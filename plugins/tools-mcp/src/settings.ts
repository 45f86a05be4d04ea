import { isLoopback, secretReference } from '@fcc/contracts'
import { z } from 'zod'

const serverName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, 'a name of letters, digits, hyphens and underscores, 32 at most')

const isSafe = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url)

const address = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => !URL.canParse(url) || isSafe(new URL(url)),
    'another machine is asked over https:// only',
  )

const server = z.strictObject({
  url: address.describe('Where the server is asked, by streamable HTTP.'),
  key: secretReference()
    .optional()
    .describe('What it is sent as a bearer token, by reference: `env:NAME` or `file:PATH`.'),
  tools: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      'The tools of it that may be used, by the names that it gives them; no other ever is.',
    ),
})

/** What a tenant says of the servers that its personas may use tools of. */
export const settings = z.strictObject({
  servers: z.record(serverName, server).default({}).describe('Servers of tools, by names of ours.'),
})

/** The settings, read. */
export type Settings = z.output<typeof settings>
/** One server of them. */
export type ToolServer = Settings['servers'][string]
