import * as _fcc_plugin_api from '@fcc/plugin-api';

declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
