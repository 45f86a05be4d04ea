import { definePoint, type PointShape } from '@fcc/plugin-api'
import { z } from 'zod'
import { declaredSchema } from '../catalogue/declared-schema.ts'
import { EXPORT_SUBJECTS, type Exporter } from './exporter.ts'

export interface ExporterShape extends PointShape {
  readonly value: Exporter<this['settings']>
}

const title = z.string().regex(/\S/, 'words')

/** What an exporter declares besides its code. */
const declaration = z.object({
  title,
  of: z.enum(EXPORT_SUBJECTS),
  mediaType: z
    .string()
    // RFC 6838, section 4.2: type and subtype, restricted names.
    .regex(
      /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/,
      'a media type like text/csv',
    ),
  extension: z
    .string()
    .regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/, 'an ending like csv or prov.json, without its first dot'),
})

/** Exporters: audit, provenance and evidence formats. A map by id; a failing one is a typed error. */
export const exporters = definePoint<ExporterShape>({
  id: 'exporters',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: declaredSchema(
    {
      id: 'string',
      title: 'string',
      of: 'string',
      mediaType: 'string',
      extension: 'string',
      write: 'function',
    },
    declaration,
  ),
})
