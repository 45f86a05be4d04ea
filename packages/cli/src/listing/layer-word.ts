import type { Layer } from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'

/**
 * The layer of a constitution, by the word for who wrote it: what a plugin contributes that is no vertical
 * is in the layer of verticals, and is none.
 *
 * @example
 * layerWord('vertical', { pluginId: 'acme', kind: 'plugin' }) // 'plugin'
 */
export function layerWord(layer: Layer, origin: Origin | undefined): string {
  return isOfPlugin(layer, origin) ? 'plugin' : layer
}

/** The same as a part of a sentence, with what it comes to. */
export function layerSentence(layer: Layer, origin: Origin | undefined): string {
  return isOfPlugin(layer, origin)
    ? 'a plugin: its rules bind as those of verticals do, and it may permit nothing'
    : `at ${layer} layer`
}

function isOfPlugin(layer: Layer, origin: Origin | undefined): boolean {
  return layer === 'vertical' && origin?.kind === 'plugin'
}
