import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Detectors for what is found in every industry: identifiers under `pii/…`, secrets under `secret/…`. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
