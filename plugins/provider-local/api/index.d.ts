import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Models of GGUF files in this process, each set up under `providers:` with its file. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
