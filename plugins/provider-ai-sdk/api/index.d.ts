import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Models of vendors and of servers, each set up under `providers:` with its kind, model and key. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
