import { isLoopback, secretReference } from '@fcc/contracts'
import { z } from 'zod'

const MIB = 1024 * 1024

/** What `plugin_config.objects-s3` of `fcc.yaml` says. */
export const config = z
  .strictObject({
    endpoint: z
      .url({ protocol: /^https?$/ })
      .refine(
        (url) => url.startsWith('https:') || isLoopback(new URL(url)),
        'https, but for this machine',
      )
      .optional()
      .describe('The address of the server, such as `https://s3.eu-central-1.amazonaws.com`.'),
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
      .optional()
      .describe('The bucket. It is there already, and nobody but this host writes to it.'),
    region: z
      .string()
      .min(1)
      .default('us-east-1')
      .describe('The region that requests are signed for.'),
    prefix: z
      .string()
      .regex(/^(?:[A-Za-z0-9_.-]+\/)*$/, 'names with a / after each')
      .default('')
      .describe('What names of objects begin with, before the tenant; ends with /.'),
    access_key_id: secretReference().optional().describe('The id of the key, by reference.'),
    secret_access_key: secretReference().optional().describe('The key, by reference.'),
    session_token: secretReference()
      .optional()
      .describe(
        'The token of a key that lapses, by reference. All three are read anew each minute.',
      ),
    timeout_ms: z
      .int()
      .min(1)
      .default(30_000)
      .describe('How long one request may take, in milliseconds.'),
    tries: z
      .int()
      .min(1)
      .max(10)
      .default(4)
      .describe('How often a request is made that the server did not answer or could not take.'),
    part_bytes: z
      .int()
      .min(5 * MIB)
      .max(512 * MIB)
      .default(8 * MIB)
      .describe('Larger objects are put in parts of so many bytes.'),
  })
  .describe('An S3 bucket for contents that are too large for a row.')

/** The settings, read. */
export type Settings = z.output<typeof config>
