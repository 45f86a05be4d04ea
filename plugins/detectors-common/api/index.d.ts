import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Detectors for identifiers that are found in every industry, under `pii/…`. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
