import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Signals of prompt injection, under `injection/…`, and a constitution that looks at them. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
