import * as _fcc_plugin_api from '@fcc/plugin-api';

/** Financial services: value-at-risk models validated, material non-public information kept in. */
declare const _default: _fcc_plugin_api.Plugin;

export {
  _default as default,
};
